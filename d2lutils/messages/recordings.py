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

# A wrong declaration.
DRAWN = Message(
    en="{name}: what a reader draws cannot be recorded beforehand",
    zh="{name}：读者画的内容无法预先录制",
)
NO_STEPS = Message(
    en="a recorded run needs steps, most_steps is 0",
    zh="录制的运行需要步数，而 most_steps 为 0",
)
NO_GRID = Message(
    en="slider {name}: a recorded slider needs grid=(...), the values to record",
    zh="滑块 {name}：录制的滑块需要用 grid=(...) 给出要录制的值",
)
INDEX = Message(
    en="choice {name}: record() always gets the option itself; leave structure out",
    zh="选项 {name}：record() 得到的总是选项本身；请不要写 structure",
)
TOO_MANY_RUNS = Message(
    en="at most {most} runs are recorded, got {got}: {counts}",
    zh="最多录制 {most} 次运行，现在有 {got} 次：{counts}",
)
NO_MULTIPLE = Message(
    en="{what} must be a multiple of every, which is {every}, got {got}",
    zh="{what} 应当是 every（{every}）的倍数，现在是 {got}",
)
STORE_NAME = Message(
    en="store names {name}, which is no array of the views: {expected}",
    zh="store 中的 {name} 不是视图用到的数组；这些数组是：{expected}",
)
STORE_KIND = Message(
    en="store: {name} must be Bytes(low, high) with finite low below high, got {got!r}",
    zh="store：{name} 应当是 Bytes(low, high)，low 小于 high 且都有限，现在是 {got!r}",
)
TOO_MANY_BYTES = Message(
    en="a run takes {got} kB (gzip, median), at most {most} kB; record fewer frames or "
    "numbers, or store arrays as Bytes(low, high)",
    zh="每次运行占 {got} kB（gzip，中位数），上限为 {most} kB；"
    "请减少帧数或数值，或用 Bytes(low, high) 保存数组",
)

# What record() yields.
NO_FRAME = Message(
    en="record() must yield a dict of numbers and arrays by name, got a {got} as frame "
    "{number}",
    zh="record() 应产出以名字为键的数和数组的字典，第 {number} 帧却是 {got}",
)
NO_NUMBERS = Message(
    en="record() must yield numbers and arrays, but {name} is a {got}",
    zh="record() 应产出数和数组，但 {name} 是 {got}",
)
FRAME_LACKS = Message(
    en="every frame needs the same names: frame {number} lacks {name}, it has "
    "{expected}",
    zh="每一帧都要有同样的名字：第 {number} 帧缺少 {name}，只有 {expected}",
)
FRAME_SHAPE = Message(
    en="every frame needs the same shapes: {name} must be {expected}, got {got} in "
    "frame {number}",
    zh="每一帧的形状都应相同：{name} 应为 {expected}，第 {number} 帧却是 {got}",
)
FRAME_COUNT = Message(
    en="record() must yield {expected} frames, at step 0, every, 2 · every, ... "
    "most_steps, got {got}",
    zh="record() 应产出 {expected} 帧，即第 0、every、2 · every、…、most_steps 步，"
    "现在是 {got}",
)
MORE = Message(en="more", zh="更多")
IN_RUN = Message(en="recording {run}: {problem}", zh="录制 {run} 时：{problem}")
NO_FRAME_THERE = Message(
    en="{name} must be a multiple of {every} from {least} to {most}, got {got}",
    zh="{name} 应当是 {least} 到 {most} 之间 {every} 的倍数，现在是 {got}",
)

# What a page is told of a run that it has asked for.
STUCK = Message(
    en="It has made no step for {seconds} seconds. Python goes on and keeps the run if "
    "it ends: ask again later. If it never ends, restart the kernel.",
    zh="它已有 {seconds} 秒没有前进一步。Python 会继续运行，若能结束就保留结果：请稍后"
    "再试。若它始终不结束，请重启内核。",
)
BUSY = Message(
    en="Python is still at another run, which has made no step for {seconds} seconds. "
    "Ask again later, or restart the kernel.",
    zh="Python 还在进行另一次运行，它已有 {seconds} 秒没有前进一步。请稍后再试，"
    "或重启内核。",
)

# While a grid is recorded.
RECORDING = Message(en="recording", zh="录制中")
RUNS = Message(en="runs", zh="次运行")
RECORDED = Message(
    en="recorded {name}, {done} of {whole} runs",
    zh="已录制 {name} 的 {done}/{whole} 次运行",
)
DISK_FULL = Message(
    en="the disk is full, so the recording stopped; what is finished is kept in "
    "{folder}. Make room and run it again: it goes on from there",
    zh="磁盘已满，录制停止；已完成的保存在 {folder}。请腾出空间后再次运行，"
    "它会从那里继续",
)
CANNOT_KEEP = Message(
    en="a recorded run could not be written to {folder}: {reason}",
    zh="无法把录制的运行写入 {folder}：{reason}",
)
KILLED = Message(
    en="a process that was recording died, perhaps for want of memory; {kept} of "
    "{whole} runs are kept. Run it again: it goes on from there",
    zh="一个录制进程意外终止，可能是内存不足；{whole} 次运行中已保存 {kept} 次。"
    "请再次运行，它会从那里继续",
)
