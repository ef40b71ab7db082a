import io.github.cdk8scnpgi.StandalonePlugin;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus28.ServiceAccount;

/** Makes one thing, and with it loads all that it needs. */
public final class Import {
    public static void main(final String[] args) {
        if (args[0].equals("nothing")) {
            return;
        }
        final Chart chart = new Chart(new App(), "plugins");
        if (args[0].equals("plus")) {
            new ServiceAccount(chart, "account");
        }
        if (args[0].equals("plugin")) {
            StandalonePlugin.Builder.create(chart, "example").pluginName("example.my-org.io").image("example:1.0.0").build();
        }
    }
}
