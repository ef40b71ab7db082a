"""A plugin in the operator's own pods, where Helm installed the operator.

Two forms come out: `dist/plugins.k8s.yaml`, a fragment of the operator's Deployment for server-side apply, and
`dist/sidecar-patch.yaml`, the same as a strategic-merge patch for kustomize or a Helm post-renderer. Use one of the two.
"""

from pathlib import Path

from cdk8s import App, Chart
from cdk8s_cnpg_i import (
    ClusterWithPlugins,
    Distribution,
    Operator,
    PluginConfiguration,
    SidecarPlugin,
    StorageConfiguration,
)
from cdk8s_cnpg_i.kubernetes import PolicyRule
from cdk8s_plus_28 import EnvValue

app = App()

system = Chart(app, "plugins")
operator = Operator.from_attributes(
    system,
    "operator",
    distribution=Distribution.CLOUDNATIVE_PG,
    deployment_name="cnpg-cloudnative-pg",  # as `helm install cnpg` names it
    service_account_name="cnpg-cloudnative-pg",
    version="1.30.0",
    kubernetes_version="1.33",
)

audit = SidecarPlugin(
    system,
    "audit",
    operator=operator,
    plugin_name="audit.my-org.io",
    image="registry.my-org.io/audit:1.0.0",
    subcommand="plugin",
    env_variables={"LOG_LEVEL": EnvValue.from_value("info")},
    # a sidecar plugin has no ServiceAccount of its own: its rules are bound to the operator's
    cluster_role_rules=[PolicyRule(api_groups=[""], resources=["events"], verbs=["create", "patch"])],
)

db = Chart(app, "db", namespace="shop")
ClusterWithPlugins(
    db,
    "ledger",
    instances=3,
    storage=StorageConfiguration(size="10Gi"),
    plugins=[PluginConfiguration(plugin=audit, parameters={"level": "ddl"})],
)

app.synth()
Path(app.outdir).mkdir(parents=True, exist_ok=True)
Path(app.outdir, "sidecar-patch.yaml").write_text(operator.sidecar_patch(), encoding="utf-8")
