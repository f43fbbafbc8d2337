package org.fitsql.cli.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConeTest {
  private static final int POSITIONS = 2_000;

  /** Some anywhere, some near the poles and RA 0, some near one another. */
  private static List<double[]> positions(Random random) {
    List<double[]> positions = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      double anywhere = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
      double near = random.nextGaussian() * 0.5;
      positions.add(
          switch (i % 5) {
            case 0 -> new double[] {random.nextDouble() * 360, 90 - Math.abs(near)};
            case 1 -> new double[] {random.nextDouble() * 360, -90 + Math.abs(near)};
            case 2 -> new double[] {(near + 360) % 360, anywhere};
            case 3 -> new double[] {(near + 360) % 360, near};
            default -> new double[] {random.nextDouble() * 360, anywhere};
          });
    }
    positions.add(new double[] {0, 90});
    positions.add(new double[] {0, -90});
    positions.add(new double[] {0, 0});
    return positions;
  }

  /** The angle between two unit vectors, by Kahan's formula: another way than haversines. */
  private static double degrees(double[] a, double[] b) {
    double[] u = vector(a);
    double[] v = vector(b);
    double minus = 0;
    double plus = 0;
    for (int i = 0; i < 3; i++) {
      minus += (u[i] - v[i]) * (u[i] - v[i]);
      plus += (u[i] + v[i]) * (u[i] + v[i]);
    }
    return Math.toDegrees(2 * Math.atan2(Math.sqrt(minus), Math.sqrt(plus)));
  }

  private static double[] vector(double[] position) {
    double ra = Math.toRadians(position[0]);
    double dec = Math.toRadians(position[1]);
    return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
  }

  @DatabaseTest
  void theSearchFindsWhatComparingAllPositionsFinds(TestDatabase database) {
    Random random = new Random(7);
    List<double[]> positions = positions(random);
    database.execute(
        "create table p (id int primary key, ra double precision, de double precision)");
    database.execute("create index p_sky on p (de, ra)");
    database.execute(
        IntStream.range(0, positions.size())
            .mapToObj(i -> "(%d, %s, %s)".formatted(i, positions.get(i)[0], positions.get(i)[1]))
            .collect(Collectors.joining(", ", "insert into p values ", "")));
    double[] radii = {0.01, 0.5, 2, 30, 89.9, 91, 179};

    int found = 0;
    for (int i = 0; i < 140; i++) {
      double[] centre =
          i < 3 ? positions.get(POSITIONS + i) : positions.get(random.nextInt(POSITIONS));
      double radius = radii[i % radii.length] * (0.5 + random.nextDouble() / 2);
      Cone cone = new Cone(centre[0], centre[1], radius);
      List<Object> expected = new ArrayList<>();
      for (int p = 0; p < positions.size(); p++) {
        double separation = degrees(centre, positions.get(p));
        assertThat(Math.abs(separation - radius)).as("no position on the rim").isGreaterThan(1e-9);
        if (separation < radius) {
          expected.add(p);
        }
      }
      List<Object> ids =
          database
              .rows("select id from p where " + cone.condition("ra", "de") + " order by id")
              .stream()
              .map(row -> row.get(0))
              .toList();
      assertThat(ids).as(cone.toString()).isEqualTo(expected);
      found += ids.size();
    }
    assertThat(found).isGreaterThan(POSITIONS);
  }

  /** Separations as astropy's SkyCoord gives them. */
  @DatabaseTest
  void separationsAreThoseOfAstropy(TestDatabase database) {
    database.execute(
        "create table p (id int primary key, ra double precision, de double precision)");
    database.execute(
        "insert into p values (1, 6.0223, -72.0814), (2, 359.9, 0.1), (3, 200.0, 89.99)");

    assertThat(separation(database, new Cone(6.1, -72, 1), 1)).isCloseTo(305.4690404, within(1e-6));
    assertThat(separation(database, new Cone(0.1, -0.1, 1), 2))
        .isCloseTo(1018.2335064, within(1e-6));
    assertThat(separation(database, new Cone(20, 89.99, 1), 3)).isCloseTo(72.0, within(1e-6));
  }

  private static double separation(TestDatabase database, Cone cone, int id) {
    Object value =
        database.value(
            "select "
                + cone.separation("ra", "de")
                + " from p where id = "
                + id
                + " and "
                + cone.condition("ra", "de"));
    return ((Number) value).doubleValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6.0225,-72.0814,0.01        | 6.0225    | -72.0814 | 0.01",
        "00:24:05.4,-72:04:53.04,30s | 6.0225    | -72.0814 | 0.00833333333",
        "0h24m5.4s,-72d4m53.04s,5m   | 6.0225    | -72.0814 | 0.08333333333",
        "0 24 5.4, -72 4 53.04, 1 d  | 6.0225    | -72.0814 | 1",
        "-10,-0:30:00,36arcsec       | 350       | -0.5     | 0.01",
        "360,+90,2arcmin             | 0         | 90       | 0.03333333333",
      })
  void positionsAreTakenAsAstronomersWriteThem(String text, double ra, double dec, double radius)
      throws SelectionException {
    Cone cone = Cone.parse(text);
    assertThat(cone.ra()).isCloseTo(ra, within(1e-9));
    assertThat(cone.dec()).isCloseTo(dec, within(1e-9));
    assertThat(cone.radius()).isCloseTo(radius, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2",
        "1,2,3,4",
        "x,2,3",
        "1,91,3",
        "1,2,0",
        "1,2,-1",
        "1,2,3h",
        "400,2,3",
        "1:70:00,2,3",
        "1,2,181",
        "NaN,2,3",
        "1d,2h3m4s,1",
        ",,"
      })
  void whatIsNoConeIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Cone.parse(text))
        .isInstanceOf(SelectionException.class)
        .hasMessageStartingWith("--cone " + text + ": ")
        .hasMessageContaining("expected");
  }

  @Test
  void aSmallConeAsksForAWindowThatAnIndexAnswers() throws SelectionException {
    String sql = Cone.parse("0.001,45,36s").condition("r", "d");
    assertThat(sql).startsWith("d BETWEEN 44.98").contains("(r >= 359.98", " OR r <= 0.01");
  }
}
