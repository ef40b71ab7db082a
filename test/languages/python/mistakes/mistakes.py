"""Programs with one mistake each, by name."""

import sys
from tempfile import mkdtemp

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch
from cdk8s_cnpg_i import ClusterWithPlugins, PluginTls, StandalonePlugin, StorageConfiguration

app = App(outdir=mkdtemp())
chart = Chart(app, "plugins")


def rule() -> None:
    StandalonePlugin(chart, "audit", plugin_name="audit_log", image="audit:1.0.0")


def synthesis() -> None:
    certificate = ApiObject(
        chart,
        "certificate",
        api_version="cert-manager.io/v1",
        kind="Certificate",
        metadata=ApiObjectMetadata(name="server", namespace="postgresql-operator-system"),
    )
    spec = {"secretName": "server", "dnsNames": ["audit"], "usages": ["client auth"], "issuerRef": {"name": "corp"}}
    certificate.add_json_patch(JsonPatch.add("/spec", spec))
    StandalonePlugin(
        chart,
        "audit",
        plugin_name="audit.my-org.io",
        image="audit:1.0.0",
        tls=PluginTls.secrets(server_secret_name="server", client_secret_name="client"),
    )
    app.synth()


def missing_prop() -> None:
    ClusterWithPlugins(chart, "orders", instances=1)  # type: ignore[call-arg]


def wrong_type() -> None:
    ClusterWithPlugins(chart, "orders", instances="1", storage=StorageConfiguration(size="1Gi"))  # type: ignore[arg-type]


def unknown_prop() -> None:
    ClusterWithPlugins(chart, "orders", instances=1, colour="red", storage=StorageConfiguration(size="1Gi"))  # type: ignore[call-arg]


{"rule": rule, "synthesis": synthesis, "missing-prop": missing_prop, "wrong-type": wrong_type, "unknown-prop": unknown_prop}[sys.argv[1]]()
