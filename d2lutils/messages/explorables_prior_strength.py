"""The words of the explorable that weighs a prior against data."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="What does a prior do to two weights, and what do data do to it?",
    zh="先验对两个权重做了什么，数据又对先验做了什么？",
)
PRIOR = Message(en="Prior on the weights", zh="权重的先验")
GAUSSIAN = Message(en="Gaussian", zh="高斯")
LAPLACE = Message(en="Laplace", zh="拉普拉斯")
STRENGTH = Message(en="Prior strength λ", zh="先验强度 λ")
COUNT = Message(en="Examples n", zh="样本数 n")
SURFACE = Message(en="The posterior, and its peak", zh="后验及其峰值")
W1 = Message(en="weight w₁", zh="权重 w₁")
W2 = Message(en="weight w₂", zh="权重 w₂")
DENSITY = Message(en="density, peak = 1", zh="密度（峰值为 1）")
PATHS = Message(en="The peak, for every strength", zh="各种强度下的峰值位置")
LAMBDA = Message(en="prior strength λ", zh="先验强度 λ")
WEIGHT = Message(en="weight", zh="权重")
RESULT = Message(
    en="The {n} examples alone say w₁ = {mle_1:.2f}, w₂ = {mle_2:.2f}. With a "
    "Gaussian prior of strength {lam} the most probable weights are {map_1:.2f} "
    "and {map_2:.2f}; together they are {kept:.0f} % as long.",
    zh="仅凭 {n} 个样本，w₁ = {mle_1:.2f}，w₂ = {mle_2:.2f}。加上强度为 {lam} 的高斯先"
    "验，最可能的权重是 {map_1:.2f} 和 {map_2:.2f}，合起来的长度是原来的 "
    "{kept:.0f} %。",
)
NONE_ZERO = Message(
    en="The {n} examples alone say w₁ = {mle_1:.2f}, w₂ = {mle_2:.2f}. With a Laplace "
    "prior of strength {lam} the most probable weights are {map_1:.2f} and "
    "{map_2:.2f}: neither is 0 yet.",
    zh="仅凭 {n} 个样本，w₁ = {mle_1:.2f}，w₂ = {mle_2:.2f}。加上强度为 {lam} 的拉普拉"
    "斯先验，最可能的权重是 {map_1:.2f} 和 {map_2:.2f}：还没有一个是 0。",
)
ONE_ZERO = Message(
    en="The {n} examples alone say w₁ = {mle_1:.2f}, w₂ = {mle_2:.2f}. With a Laplace "
    "prior of strength {lam} the most probable weights are {map_1:.2f} and "
    "{map_2:.2f}: one of them is exactly 0.",
    zh="仅凭 {n} 个样本，w₁ = {mle_1:.2f}，w₂ = {mle_2:.2f}。加上强度为 {lam} 的拉普拉"
    "斯先验，最可能的权重是 {map_1:.2f} 和 {map_2:.2f}：其中一个恰好是 0。",
)
BOTH_ZERO = Message(
    en="The {n} examples alone say w₁ = {mle_1:.2f}, w₂ = {mle_2:.2f}. A Laplace "
    "prior of strength {lam} outvotes them: both weights are exactly 0.",
    zh="仅凭 {n} 个样本，w₁ = {mle_1:.2f}，w₂ = {mle_2:.2f}。强度为 {lam} 的拉普拉斯先"
    "验压倒了数据：两个权重都恰好是 0。",
)
