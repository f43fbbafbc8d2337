package org.fitsql.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link DatabaseTest} once per product, with a database made for it and dropped after. */
final class DatabaseExtension implements TestTemplateInvocationContextProvider {
  private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(DatabaseTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    DatabaseTest test = context.getRequiredTestMethod().getAnnotation(DatabaseTest.class);
    return Arrays.stream(test.on()).map(Invocation::new);
  }

  /** One run of a test on one product. */
  private record Invocation(Product product)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int index) {
      return "on " + product;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(TestDatabase.class, type -> make(context), TestDatabase.class);
    }

    private TestDatabase make(ExtensionContext context) {
      if (product == Product.H2) {
        return TestDatabase.inFile();
      }
      // One server for all tests of this JVM, which the store stops after the last. The root of an
      // execution is no place for it: where several processes share the classes of a module, each
      // class is an execution by itself, and would start a server of its own.
      TestServer server =
          context
              .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
              .getOrComputeIfAbsent(TestServer.class, type -> TestServer.find(), TestServer.class);
      return TestDatabase.on(server.orSkip());
    }
  }
}
