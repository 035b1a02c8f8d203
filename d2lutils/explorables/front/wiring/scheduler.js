// One animation loop for all explorables of a page; none while they rest.

const BUDGET = 8; // ms of work in a frame of 16: the rest is the page's own
const MOST = 16; // ms after which those who have not had their turn wait for the next frame

/**
 * Make a loop that calls each task in each frame until it returns false.
 * @param {(tick: (now: number) => void) => void} request the next frame
 * @param {() => number} [clock] ms
 * @returns {{wake(task: (now: number, budget: number) => boolean): void, sleep(task): void}}
 */
export function createScheduler(request, clock = () => performance.now()) {
  const tasks = new Set();
  let asked = false;

  function ask() {
    if (asked || tasks.size === 0) return;
    asked = true;
    request(tick);
  }

  function tick(now) {
    asked = false;
    const began = clock();
    const due = [...tasks];
    for (const task of due) {
      if (clock() - began > MOST) break;
      if (!tasks.delete(task)) continue; // put to sleep by another
      if (task(now, BUDGET / due.length)) tasks.add(task);
    }
    ask();
  }

  return {
    wake(task) {
      tasks.add(task);
      ask();
    },
    sleep: (task) => tasks.delete(task),
  };
}
