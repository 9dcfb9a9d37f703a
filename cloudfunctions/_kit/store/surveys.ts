import type { SurveyVersion } from '../../../domain/survey/types'
import { insert, read, readMany } from './documents'

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

export async function readVersions(ids: string[]): Promise<Map<string, SurveyVersion>> {
  const found = await readMany<SurveyVersion>('survey_versions', [...new Set(ids)])
  return new Map(found.map(version => [version._id, version]))
}

/** Publishes the first version of a survey; the version first, so that nobody is pointed at nothing. */
export async function publishFirst(version: SurveyVersion): Promise<void> {
  await insert('survey_versions', version)
  const survey: Survey = { _id: version.surveyId, currentVersion: version._id }
  await insert('surveys', survey)
}
