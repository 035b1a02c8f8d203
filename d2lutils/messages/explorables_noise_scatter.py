"""The words of the explorable on how far fitted lines scatter."""

from d2lutils.messages.language import Message

SCATTER = Message(
    en="How far do fitted lines scatter around the true one?",
    zh="拟合出的直线在真实直线周围散布多远？",
)
TOO_FEW = Message(
    en="Fewer than two afternoons: no scatter yet. The true line has slope 1.",
    zh="不到两个下午，还谈不上散布。真实直线的斜率是 1。",
)
SCATTERED = Message(
    en="{step} afternoons with σ = {sigma} cm: the fitted slopes have mean "
    "{mean:.2f} and spread {spread:.3f}; the formula says {formula:.3f}. "
    "The true slope is 1.",
    zh="{step} 个下午，σ = {sigma} 厘米：拟合斜率的均值为 {mean:.2f}，"
    "标准差为 {spread:.3f}；公式给出 {formula:.3f}。真实斜率是 1。",
)
SIGMA = Message(en="Noise σ (cm)", zh="噪声 σ（厘米）")
REPEATS = Message(en="Readings of each load", zh="每种负载的读数个数")

ONE = Message(en="This afternoon", zh="这个下午")
TRUE_LINE = Message(en="true line", zh="真实直线")
FITTED_LINE = Message(en="fitted line", zh="拟合直线")
SLOPES = Message(en="The fitted slopes so far", zh="至今拟合出的斜率")
AFTERNOONS = Message(en="afternoons", zh="下午数")
