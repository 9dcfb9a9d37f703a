import type { SurveyVersion } from '../../../domain/survey/types'
import { insert, read } from './documents'

export interface Survey {
  _id: string
  currentVersion: string
}

export function readSurvey(surveyId: string): Promise<Survey | null> {
  return read<Survey>('surveys', surveyId)
}

export function readVersion(versionId: string): Promise<SurveyVersion | null> {
  return read<SurveyVersion>('survey_versions', versionId)
}

/** Publishes the first version of a survey; the version first, so that nobody is pointed at nothing. */
export async function publishFirst(version: SurveyVersion): Promise<void> {
  await insert('survey_versions', version)
  const survey: Survey = { _id: version.surveyId, currentVersion: version._id }
  await insert('surveys', survey)
}
