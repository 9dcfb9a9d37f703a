import { useCallback } from 'react'
import { getCard } from '@/cloud/member'
import { useAsked } from '@/cloud/use-asked'

export const useCard = () => useAsked(useCallback(() => getCard(), []))
