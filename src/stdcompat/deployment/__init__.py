"""Deployments: what is in use, and the standards that it claims."""

from stdcompat.agreement.model import Evidence
from stdcompat.deployment.model import Claim, Component, Deployment, Statement

__all__ = ["Claim", "Component", "Deployment", "Evidence", "Statement"]
