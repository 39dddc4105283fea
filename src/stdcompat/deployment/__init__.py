"""Deployments: what is in use, and the standards that it claims."""

from stdcompat.agreement.model import Evidence
from stdcompat.deployment.model import Claim, Component, Deployment, Party, PartyRole, Statement

__all__ = ["Claim", "Component", "Deployment", "Evidence", "Party", "PartyRole", "Statement"]
