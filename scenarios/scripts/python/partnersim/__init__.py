"""PartnershipSim from Python: run, compare and sweep scenarios. Needs only the standard library.

    from partnersim import Model

    with Model("scenarios/baseline.yaml") as model:
        more = model.compare({"parameters": {"partnership.budget": 400}}, outcomes=["interop"])
        print(more["effects"]["mean"])

A model starts the program ``partnersim serve`` once and asks it over a pipe; no network is used. Replicate r of a seed
meets the same random draws in every question, so differences are due to what was changed.
"""

from ._model import Model
from ._process import Cancelled, Gone, NotInstalled, Refused, find

__all__ = ["Cancelled", "Gone", "Model", "NotInstalled", "Refused", "find"]
__version__ = "0.1.0"
