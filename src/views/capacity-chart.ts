/** What a team has and what is asked of it, period by period, in full-time equivalents. */
export interface CapacityChartView {
  /** The message of the chart, as a sentence. */
  readonly title: string;
  readonly description: string;
  /** The top of the scale, which all teams share so that their charts can be compared. */
  readonly most: number;
  readonly columns: readonly CapacityColumn[];
}

export interface CapacityColumn {
  readonly label: string;
  /** Whether the data date lies in the period. */
  readonly isNow: boolean;
  readonly fte: number;
  readonly run: number;
  readonly committed: number;
  readonly proposed: number;
  /** How much of what is committed lies above the line of what there is. */
  readonly over: number;
  readonly overText: string;
}
