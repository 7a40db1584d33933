/** The letter for a score: A from 90, B from 80, C from 70, D from 60, else E (docs/scoring.md). */
export function gradeOf(score: number): string {
  return score >= 90 ? 'A' : score >= 80 ? 'B' : score >= 70 ? 'C' : score >= 60 ? 'D' : 'E';
}
