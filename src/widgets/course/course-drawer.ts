/** Where answers lie that a course system has not taken yet. */
export type CourseDrawer = {
  /** What an earlier visit left; empty where nothing. */
  readonly left: () => string;
  /** @returns whether it lies there now */
  readonly hold: (text: string) => boolean;
  readonly clear: () => void;
};

/**
 * A drawer of the browser for one learner and one package. Without a name nothing is held: the next who opens the package in
 * this browser may be somebody else.
 *
 * @param storage - `localStorage`; some browsers refuse it, and then nothing is held
 */
export function courseDrawer(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  course: string,
  learner: string,
): CourseDrawer {
  const name = `ridgepoint.course.${course}.${learner}`;
  const within = <Value>(use: (drawer: ReturnType<typeof storage>) => Value, otherwise: Value): Value => {
    if (learner === '') return otherwise;
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    left: () => within((drawer) => drawer.getItem(name) ?? '', ''),
    hold: (text) =>
      within((drawer) => {
        drawer.setItem(name, text);
        return true;
      }, false),
    clear: () => within((drawer) => drawer.removeItem(name), undefined),
  };
}
