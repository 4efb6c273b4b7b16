"""All steps of the demo, in order."""

from nennep.demo.build import organisation
from nennep.demo.build.steps import BuildStep

STEPS = (
    BuildStep("tree", "Cây tổ chức hôm nay và cây cũ", organisation.build_tree),
    BuildStep("people", "Con người và chi bộ", organisation.build_people),
    BuildStep("accounts", "Tài khoản", organisation.build_accounts),
)
