"""How each slot of an incident stands: who says what of it, through how many origins; nothing is averaged."""

from reportedly.linking.standing.account import account_of

__all__ = ["account_of"]
