"""The words of the explorable on the price of freedom."""

from d2lutils.messages.language import Message

PRICE = Message(
    en="How much freedom do eight readings bear?",
    zh="八个读数能承受多大的自由度？",
)
RISKS = Message(
    en="With λ = {lam} the empirical risk is {empirical:.3f} cm², the "
    "expected risk {expected:.3f} cm². The least expected risk that a price "
    "reaches here is {least:.3f} cm².",
    zh="λ = {lam} 时，经验风险为 {empirical:.3f} 平方厘米，期望风险为 "
    "{expected:.3f} 平方厘米。这里调节 λ 能达到的最小期望风险是 "
    "{least:.3f} 平方厘米。",
)
LAMBDA = Message(en="λ, the price on freedom", zh="λ：自由的代价")
RISK = Message(en="risk (cm²)", zh="风险（平方厘米）")
EMPIRICAL = Message(en="empirical risk", zh="经验风险")
EXPECTED = Message(en="expected risk", zh="期望风险")

READINGS = Message(en="Eight readings, degree 7", zh="八个读数，七次多项式")
FITTED = Message(en="fitted", zh="拟合")
TRUTH = Message(en="true line", zh="真实直线")
BOTH = Message(en="Both risks, for each price", zh="各种 λ 下的两种风险")
