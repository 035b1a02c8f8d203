"""What is wrong with a recorded explorable, with its recording, or with its files."""

from d2lutils.messages.language import Message

# A packed run.
NO_BYTE = Message(
    en="NaN has no place among the bytes from {low} to {high}; store the array "
    "exactly, or record another number",
    zh="{low} 到 {high} 的字节中没有 NaN 的位置；请精确保存该数组，或改录别的数",
)
PACK_SHAPE = Message(
    en="{name} must have shape {expected} over all frames, got {got}",
    zh="{name} 在所有帧上的形状应是 {expected}，现在是 {got}",
)
NO_RUN = Message(
    en='a packed run begins with "{magic}", this begins with {got!r}',
    zh="打包的运行应以“{magic}”开头，这里却是 {got!r}",
)
CUT_OFF = Message(
    en="the packed run is cut off: {expected} bytes expected, got {got}",
    zh="打包的运行不完整：应有 {expected} 字节，只有 {got} 字节",
)
SPOILT = Message(
    en="the packed run is spoilt: {reason}", zh="打包的运行已损坏：{reason}"
)
OTHER_LAYOUT = Message(
    en="the packed run belongs to another recording: frames and bytes {expected} "
    "expected, got {got}",
    zh="打包的运行属于另一份录制：帧数和字节数应为 {expected}，现在是 {got}",
)
