"""A plugin of a user's own, which implements the library's interface in Python, in a cluster."""

from tempfile import mkdtemp
from typing import List

import jsii
from cdk8s import App, Chart, Testing
from cdk8s_cnpg_i import ClusterWithPlugins, IOperator, IPlugin, Operator, PluginCapability, PluginConfiguration, StorageConfiguration
from constructs import Construct


@jsii.implements(IPlugin)
class OwnPlugin(Construct):
    def __init__(self, scope: Construct, id: str, operator: IOperator) -> None:
        super().__init__(scope, id)
        self._operator = operator

    @property
    def plugin_name(self) -> str:
        return "own.my-org.io"

    @property
    def operator(self) -> IOperator:
        return self._operator

    @property
    def capabilities(self) -> List[PluginCapability]:
        return [PluginCapability.BACKUP]


chart = Chart(App(outdir=mkdtemp()), "db")
own = OwnPlugin(chart, "own", Operator.from_attributes(chart, "operator"))
ClusterWithPlugins(
    chart,
    "orders",
    instances=1,
    storage=StorageConfiguration(size="1Gi"),
    plugins=[PluginConfiguration(plugin=own, parameters={"level": "ddl"})],
)

(cluster,) = Testing.synth(chart)
assert cluster["spec"]["plugins"] == [{"name": "own.my-org.io", "parameters": {"level": "ddl"}}], cluster
print("python: an implementation of IPlugin works")
