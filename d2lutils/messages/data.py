"""What goes wrong with a data set, and what to do about it."""

from d2lutils.messages.language import Message

TOO_FEW_POINTS = Message(
    en="n must be at least 2, one point for each class, got {n}",
    zh="n 至少为 2（每个类别一个点），实际为 {n}",
)
NEGATIVE = Message(
    en="{name} must be a finite number, 0 or more; got {value}",
    zh="{name} 必须是大于或等于 0 的有限数，实际为 {value}",
)
NO_MIRROR = Message(
    en="{name} could not be downloaded:",
    zh="无法下载 {name}：",
)
NO_CONNECTION = Message(
    en="no connection (is this machine offline?)",
    zh="无法连接（本机是否离线？）",
)
STATUS = Message(
    en="the server answered {status}",
    zh="服务器返回 {status}",
)
CERTIFICATE = Message(
    en="the server's certificate could not be verified",
    zh="无法验证服务器的证书",
)
STALLED = Message(
    en="the server went silent",
    zh="服务器不再响应",
)
BROKE_OFF = Message(
    en="the connection broke off",
    zh="连接中断",
)
TRUNCATED = Message(
    en="only {have:,} of {size:,} bytes came",
    zh="只收到 {size:,} 字节中的 {have:,} 字节",
)
TOO_LONG = Message(
    en="more than the {size:,} bytes of the file came, so it is another file",
    zh="收到的数据超过该文件的 {size:,} 字节，说明不是同一个文件",
)
CORRUPTED = Message(
    en="what came has another SHA-256, so it was thrown away",
    zh="收到的内容 SHA-256 不符，已丢弃",
)
OTHER_FILE = Message(
    en="The file {path} exists, but its SHA-256 is another.",
    zh="文件 {path} 已存在，但其 SHA-256 不符。",
)
PUT_IT_HERE = Message(
    en="With a network, run this again: it goes on where it broke off. Without one, "
    "fetch the file elsewhere from an address above and put it, still packed, at\n"
    "  {path}\n"
    "({size:,} bytes, SHA-256 {sha256}).",
    zh="有网络时请重新运行，下载会从中断处继续。没有网络时，"
    "请在别处从上述任一地址取得该文件，不要解压，放到\n"
    "  {path}\n"
    "（{size:,} 字节，SHA-256 {sha256}）。",
)
DISK_FULL = Message(
    en="the disk is full: {name} needs {size:,} bytes in {folder}. Make room, or name "
    "another folder in the environment variable D2LUTILS_DATA",
    zh="磁盘已满：{name} 需要 {folder} 中有 {size:,} 字节的空间。"
    "请腾出空间，或用环境变量 D2LUTILS_DATA 指定其他文件夹",
)
CANNOT_WRITE = Message(
    en="{name} could not be written to {folder}: {reason}. Another folder can be named "
    "in the environment variable D2LUTILS_DATA",
    zh="无法把 {name} 写入 {folder}：{reason}。"
    "可以用环境变量 D2LUTILS_DATA 指定其他文件夹",
)
NOT_GZIP = Message(
    en="{path} cannot be unpacked as gzip: {reason}",
    zh="{path} 无法按 gzip 解压：{reason}",
)
NOT_IDX = Message(
    en="{path} is not an IDX file of unsigned bytes: it must begin with the bytes "
    "00 00 08 and the number of axes, got {got}",
    zh="{path} 不是无符号字节的 IDX 文件：开头应为字节 00 00 08 和维数，实际为 {got}",
)
IDX_LENGTH = Message(
    en="{path} announces shape {shape}, {expected:,} bytes of data, but holds {got:,}",
    zh="{path} 声明的形状为 {shape}，应有 {expected:,} 字节数据，实际有 {got:,} 字节",
)
LABELS_DIFFER = Message(
    en="{name} has {images:,} images of shape {shape} but {labels:,} labels",
    zh="{name} 有 {images:,} 幅形状为 {shape} 的图像，却有 {labels:,} 个标签",
)
READY = Message(
    en="{name}: ready in {folder}",
    zh="{name}：已就绪，位于 {folder}",
)
PREFETCH_HELP = Message(
    en="Download every larger data set now, so that the book runs without a network.",
    zh="现在下载全部较大的数据集，之后无需网络即可运行本书。",
)
