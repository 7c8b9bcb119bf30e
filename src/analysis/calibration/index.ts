/**
 * What became of what was said: the forecasts and green reports of past month ends beside what happened. All of it is
 * of the files as they stood then, and of the outcomes as they stand in the files of today.
 */
export {
  type ClaimCalibration,
  type ClaimTally,
  claimCalibration,
  type GreenClaim,
} from "./claim-calibration.ts";
export {
  type FinishCalibration,
  type FinishForecast,
  type Forecaster,
  finishCalibration,
  type Lead,
  type Overrun,
} from "./finish-calibration.ts";
export type { PastMonth } from "./past-month.ts";
export type { Rate } from "./percentile.ts";
export {
  type ReliabilityBin,
  type TrendCalibration,
  type TrendForecast,
  trendCalibration,
} from "./trend-calibration.ts";
