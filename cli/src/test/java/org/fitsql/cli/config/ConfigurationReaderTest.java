package org.fitsql.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.Stretch;
import org.fitsql.definitions.StyleChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Key, String> options = new HashMap<>();

  @TempDir Path here;

  @Test
  void withoutAnySettingTheDefaultsHold() throws Exception {
    Configuration configuration = read();

    assertThat(configuration.archive()).isNull();
    assertThat(configuration.database().url())
        .isEqualTo("jdbc:h2:file:" + here.resolve("fitsql-data/fitsql"));
    assertThat(configuration.embedded()).isEqualTo(here.resolve("fitsql-data/fitsql.mv.db"));
    assertThat(configuration.home()).isEqualTo(here.resolve("fitsql-data"));
    assertThat(configuration.quicklook().jpegs()).isEqualTo(here.resolve("jpegs"));
    assertThat(configuration.quicklook().thumbnails()).isEqualTo(here.resolve("thumbnails"));
    assertThat(configuration.quicklook().style()).isEqualTo(StyleChoice.NONE);
    assertThat(configuration.quicklook().noValue()).isEqualTo(64);
    assertThat(configuration.quicklook().goodPixels()).isTrue();
    assertThat(configuration.logs()).isEqualTo(here.resolve("logs"));
    assertThat(configuration.workers()).isEqualTo(4);
    assertThat(configuration.settle()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.origin(Key.WORKERS)).isEqualTo(new Origin.Default());
  }

  @Test
  void everyKeyOfTheFileIsUnderstood() throws Exception {
    Files.writeString(here.resolve("secret"), "hush\n");
    file(
        """
        archive: archive
        instrument: hst/acs
        definitions: own
        database: { url: "jdbc:mysql://db.example/fitsql", user: edwin, password-file: secret }
        home: home
        quicklook:
          jpegs: images/full
          thumbnails: images/small
          percentiles: [0.5, 99.5]
          stretch: log
          good-pixels: false
        logs: log
        workers: 2
        settle: 60
        schedule: "0 2 * * *"
        """);

    Configuration configuration = read();

    assertThat(configuration.archive()).isEqualTo(here.resolve("archive"));
    assertThat(configuration.instrument()).isEqualTo("hst/acs");
    assertThat(configuration.definitions()).isEqualTo(here.resolve("own"));
    assertThat(configuration.database().url()).isEqualTo("jdbc:mysql://db.example/fitsql");
    assertThat(configuration.database().user()).isEqualTo("edwin");
    assertThat(configuration.database().password()).isEqualTo("hush");
    assertThat(configuration.embedded()).isNull();
    assertThat(configuration.quicklook().style())
        .isEqualTo(
            new StyleChoice(LimitsMethod.PERCENTILE, List.of(0.5, 99.5), null, null, Stretch.LOG));
    assertThat(configuration.quicklook().goodPixels()).isFalse();
    assertThat(configuration.schedule()).isEqualTo("0 2 * * *");
    assertThat(configuration.origin(Key.WORKERS))
        .isEqualTo(new Origin.File(here.resolve("fitsql.yaml"), 13));
  }

  @Test
  void anOptionBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() throws Exception {
    file("workers: 2\nhome: file\nlogs: file\n");
    environment.put("FITSQL_HOME", "environment");
    environment.put("FITSQL_LOGS", "environment");
    options.put(Key.LOGS, "option");

    Configuration configuration = read();

    assertThat(configuration.workers()).isEqualTo(2);
    assertThat(configuration.home()).isEqualTo(here.resolve("environment"));
    assertThat(configuration.logs()).isEqualTo(here.resolve("option"));
    assertThat(configuration.settle()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.origin(Key.HOME)).hasToString("environment variable FITSQL_HOME");
    assertThat(configuration.origin(Key.LOGS)).hasToString("option --logs");
  }

  @ParameterizedTest
  @CsvSource({
    "FITSQL_ARCHIVE, ARCHIVE",
    "FITSQL_DATABASE_URL, DATABASE_URL",
    "FITSQL_DATABASE_PASSWORD_FILE, DATABASE_PASSWORD_FILE",
    "FITSQL_QUICKLOOK_JPEGS, JPEGS",
    "FITSQL_QUICKLOOK_GOOD_PIXELS, GOOD_PIXELS",
    "FITSQL_WORKERS, WORKERS",
  })
  void everyKeyHasAnEnvironmentVariable(String variable, Key key) {
    assertThat(key.variable()).isEqualTo(variable);
  }

  @Test
  void anEmptyEnvironmentVariableSaysNothing() throws Exception {
    environment.put("FITSQL_ARCHIVE", "");

    assertThat(read().archive()).isNull();
  }

  @Test
  void aMisspeltEnvironmentVariableIsWarnedOf() throws Exception {
    environment.put("FITSQL_ARCHVE", "/data");

    assertThat(read().warnings()).singleElement().asString().contains("FITSQL_ARCHIVE");
  }

  @Test
  void pathsInTheFileAreRelativeToTheFileAndOptionsToTheWorkingDirectory() throws Exception {
    Path etc = Files.createDirectories(here.resolve("etc"));
    Files.writeString(etc.resolve("site.yaml"), "home: state\n");
    options.put(Key.LOGS, "log");

    Configuration configuration =
        new ConfigurationReader(environment, here, 4).read(options, "etc/site.yaml");

    assertThat(configuration.home()).isEqualTo(etc.resolve("state"));
    assertThat(configuration.logs()).isEqualTo(here.resolve("log"));
  }

  @Test
  void theEnvironmentMayNameTheFile() throws Exception {
    Files.writeString(here.resolve("other.yaml"), "workers: 3\n");
    environment.put("FITSQL_CONFIG", "other.yaml");

    assertThat(read().workers()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers: 0                     | line 1: workers = 0 is not a whole number from 1 to 256",
        "workers: two                   | workers = two is not a whole number",
        "workers: [1, 2]                | workers = [1, 2] is not a whole number",
        "settle: -1                     | settle = -1 is not a whole number from 0 to 86400",
        "archve: /data                  | line 1: unknown key archve. Did you mean archive?",
        "database: { urll: x }          | unknown key database.urll. Did you mean database.url?",
        "xyzzyplugh: 1                  | unknown key xyzzyplugh. Known keys: archive, instrument",
        "quicklook: { percentiles: [99, 1] }  | percentiles = [99, 1] is not two percentages",
        "quicklook: { percentiles: 1 }        | percentiles = 1 is not two percentages",
        "quicklook: { percentiles: [0, 101] } | percentiles = [0, 101] is not two percentages",
        "quicklook: { percentiles: [NaN, 9] } | percentiles = [NaN, 9] is not two percentages",
        "quicklook: { limits: zscal }         | limits = zscal is not one of percentile, sigma",
        "quicklook: { stretch: [log] }        | stretch = [log] is not one of linear, asinh",
        "quicklook: { kappa: 0 }              | kappa = 0 is not a number above 0",
        "quicklook: { iterations: 0 }         | iterations = 0 is not a whole number from 1",
        "quicklook: { no-value: 256 }         | no-value = 256 is not a whole number from 0 to 255",
        "quicklook: { good-pixels: maybe }    | good-pixels = maybe is not true or false",
        "quicklook: yes                 | quicklook is a section",
        "archive: { path: x }           | archive takes a value",
        "archive:                       | archive has no value",
        "- archive                      | expected keys and values",
        "archive: [                     | no valid YAML",
        "schedule: tomorrow             | schedule = tomorrow is not a cron expression",
        "database: { url: 'jdbc:oracle:x' }   | is not a URL that starts with jdbc:mysql:",
        "database: { url: 'jdbc:mariadb://h/d' } | write jdbc:mysql:, it serves MariaDB too",
        "database: { password: a, password-file: b } | Both a password",
        "database: { password-file: nowhere }    | nowhere cannot be read",
        "{ archive: a, archive: b }     | archive was given before",
        "quicklook: { jpegs: x, thumbnails: ./x } | give each a folder",
        "{ archive: a, home: a/home }   | lies inside the archive",
        "{ archive: ., logs: elsewhere }         | lies inside the archive",
        "{ archive: data/acs, home: data }       | lies inside home",
      })
  void aWrongFileIsRefusedWithPlaceKeyAndRemedy(String yaml, String message) throws Exception {
    file(yaml);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::read)
        .withMessageContaining(message)
        .withMessageContaining(here.toString());
  }

  @Test
  void aMissingFileThatWasNamedIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ConfigurationReader(environment, here, 4).read(options, "no.yaml"))
        .withMessageContainingAll("no.yaml", "fitsql init");
  }

  @Test
  void aPasswordFromTheEnvironmentBeatsThePasswordFileOfTheFile() throws Exception {
    file("database: { url: 'jdbc:mysql://db/fitsql', password-file: nowhere }\n");
    environment.put("FITSQL_DATABASE_PASSWORD", "hush");

    assertThat(read().database().password()).isEqualTo("hush");
  }

  @Test
  void theEmbeddedDatabaseHasNoUseForAServersPassword() throws Exception {
    environment.put("FITSQL_DATABASE_USER", "fitsql");
    environment.put("FITSQL_DATABASE_PASSWORD", "hush");

    assertThat(read().database().user()).isNull();
    assertThat(read().database().password()).isNull();
  }

  @Test
  void secretsAreNeverShown() throws Exception {
    file(
        """
        database:
          url: jdbc:mysql://edwin:hush1@db/fitsql?user=e&password=hush2&useSSL=true
          password: hush3
        """);

    Configuration configuration = read();

    assertThat(configuration.toString() + configuration.values() + configuration.databaseUrl())
        .contains("useSSL=true", "password=***", "database.password = ***")
        .doesNotContain("hush");
    assertThat(configuration.database().url()).contains("hush1", "hush2");
  }

  @Test
  void theTemplateOfInitIsAConfigurationFile() throws Exception {
    try (var template =
        ConfigurationReader.class.getResourceAsStream("/org/fitsql/cli/fitsql.yaml")) {
      Files.write(here.resolve("fitsql.yaml"), template.readAllBytes());
    }

    assertThat(read().quicklook().style()).isEqualTo(StyleChoice.NONE);
  }

  @Test
  void anEmptyFileSaysNothing() throws Exception {
    file("# nothing yet\n");

    assertThat(read().workers()).isEqualTo(4);
  }

  private void file(String yaml) throws Exception {
    Files.writeString(here.resolve("fitsql.yaml"), yaml);
  }

  private Configuration read() throws ConfigurationException {
    return new ConfigurationReader(environment, here, 8).read(options, null);
  }
}
