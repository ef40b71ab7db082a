import io.github.cdk8scnpgi.ClusterWithPluginsProps;

/** A value of the wrong type, which the compiler refuses. */
public final class WrongType {
    public static void main(final String[] args) {
        ClusterWithPluginsProps.builder().instances("1");
    }
}
