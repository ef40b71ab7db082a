import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.PluginTls;
import io.github.cdk8scnpgi.SecretsTlsOptions;
import io.github.cdk8scnpgi.StandalonePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;

/** Programs with one mistake each, by name. */
public final class Mistakes {
    public static void main(final String[] args) throws IOException {
        final App app = new App(AppProps.builder().outdir(Files.createTempDirectory("mistakes").toString()).build());
        final Chart chart = new Chart(app, "plugins");
        switch (args[0]) {
            case "rule" -> StandalonePlugin.Builder.create(chart, "audit").pluginName("audit_log").image("audit:1.0.0").build();
            case "synthesis" -> synthesis(app, chart);
            case "missing-prop" -> ClusterWithPlugins.Builder.create(chart, "orders").instances(1).build();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void synthesis(final App app, final Chart chart) {
        ApiObject.Builder.create(chart, "certificate")
            .apiVersion("cert-manager.io/v1")
            .kind("Certificate")
            .metadata(ApiObjectMetadata.builder().name("server").namespace("postgresql-operator-system").build())
            .build()
            .addJsonPatch(JsonPatch.add("/spec", Map.of(
                "secretName", "server",
                "dnsNames", List.of("audit"),
                "usages", List.of("client auth"),
                "issuerRef", Map.of("name", "corp"))));
        StandalonePlugin.Builder.create(chart, "audit")
            .pluginName("audit.my-org.io")
            .image("audit:1.0.0")
            .tls(PluginTls.secrets(SecretsTlsOptions.builder().serverSecretName("server").clientSecretName("client").build()))
            .build();
        app.synth();
    }
}
