"""The install of the audit plugin, as its author ships it."""

from typing import Optional

from cdk8s_cnpg_i import IOperator, StandalonePlugin
from cdk8s_cnpg_i.kubernetes import PolicyRule
from constructs import Construct


class AuditPlugin(StandalonePlugin):
    """The audit plugin: name, image, arguments and rights are the author's business."""

    def __init__(self, scope: Construct, id: str, *, version: str, operator: Optional[IOperator] = None) -> None:
        super().__init__(
            scope,
            id,
            operator=operator,
            plugin_name="audit.my-org.io",
            image=f"registry.my-org.io/audit:{version}",
            subcommand="plugin",
            role_rules=[PolicyRule(api_groups=[""], resources=["configmaps"], verbs=["get", "list", "watch"])],
            leader_election=True,
        )
