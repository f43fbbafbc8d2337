package org.fitsql.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once per product, each time with an empty database. The method, and those
 * annotated {@code BeforeEach}, may take a {@link TestDatabase}. Where no server can be had the
 * invocation on a server is skipped with the reason.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(DatabaseExtension.class)
public @interface DatabaseTest {

  /** The products to run on. */
  Product[] on() default {Product.H2, Product.SERVER};
}
