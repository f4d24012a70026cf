// A command that is sent until it is answered. A line may die between a command and its answer: then nothing here knows
// whether it was carried out. When there is a line again the log tells; if it was not, it is sent once more. A command
// names what it is for (a pick its round), so that the server carries it out once however often it comes.
import { isUnanswered } from '@/api/client';

export interface SendingLine {
  /** There was no answer for some time. */
  isLate(): void;
  /** Resolves when the line lives again; false when that took too long, or is not wanted any more. */
  isBack(): Promise<boolean>;
  /** Whether the log says that it was carried out. */
  isDone(): Promise<boolean>;
}

const kLateAfterMs = 3_000;

/** Resolves to null when only the log tells that it was carried out. */
export async function sendUntilAnswered<Answer>(
  send: () => Promise<Answer>,
  line: SendingLine,
): Promise<Answer | null> {
  for (let isFirst = true; ; isFirst = false) {
    const late = setTimeout(() => line.isLate(), kLateAfterMs);
    try {
      return await send();
    } catch (error) {
      clearTimeout(late);
      const wasLost = isUnanswered(error);
      if (wasLost ? !(await line.isBack()) : isFirst) throw error;
      // What an earlier attempt did is what this one is refused for.
      if (await line.isDone()) return null;
      if (!wasLost) throw error;
    } finally {
      clearTimeout(late);
    }
  }
}
