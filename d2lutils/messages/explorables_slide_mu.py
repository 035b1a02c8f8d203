"""The words of the explorable that slides an assumed length."""

from d2lutils.messages.language import Message

LENGTH = Message(
    en="Which length makes the five readings most probable?",
    zh="哪个长度使这五个读数最可能出现？",
)
SAYS = Message(
    en="If the length were {mu} cm, the log-likelihood would be "
    "{now_gaussian:.2f} nats with Gaussian noise and {now_laplace:.2f} with "
    "Laplace noise. The first is highest at {mean:.2f} cm, the mean of the "
    "readings, the second at 2 cm, their median.",
    zh="若长度为 {mu} 厘米，对数似然在高斯噪声下为 {now_gaussian:.2f} 奈特，"
    "在拉普拉斯噪声下为 {now_laplace:.2f} 奈特。前者在读数的均值 {mean:.2f} "
    "厘米处最高，后者在中位数 2 厘米处最高。",
)
MU = Message(en="Assumed length μ (cm)", zh="假设的长度 μ（厘米）")
LAST = Message(en="Last reading (cm)", zh="最后一个读数（厘米）")

NOISES = Message(en="Two noises around μ", zh="μ 周围的两种噪声")
READING = Message(en="reading (cm)", zh="读数（厘米）")
DENSITY = Message(en="density (1/cm)", zh="密度（1/厘米）")
PROBABLE = Message(en="How probable are the readings?", zh="读数有多可能？")
LOG_LIKELIHOOD = Message(en="log-likelihood (nats)", zh="对数似然（奈特）")
