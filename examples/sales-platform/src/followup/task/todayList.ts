export interface FollowUpTask {
  readonly parent: string;
  readonly intention: number;
  readonly dueAt: Date;
  readonly carriedOver: boolean;
}

/**
 * 今天先联系谁：昨天没完成的在最上面，然后看意向，意向一样的先到期的先联系。
 *
 * @req CRM-017, CRM-018
 */
export function todayList(tasks: readonly FollowUpTask[], endOfDay: Date): FollowUpTask[] {
  return tasks
    .filter((task) => task.carriedOver || task.dueAt <= endOfDay)
    .toSorted(
      (a, b) =>
        Number(b.carriedOver) - Number(a.carriedOver) ||
        b.intention - a.intention ||
        a.dueAt.getTime() - b.dueAt.getTime(),
    );
}
