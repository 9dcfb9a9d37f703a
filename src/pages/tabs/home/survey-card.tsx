import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Seal } from '@/components/face'
import { Icon } from '@/components/icon'
import { consumerPage, go } from '@/platform/route'
import { useWaitingSurvey } from '@/session/me'

/** Two questions that wait, where she looks first; gone when answered or declined. */
export function SurveyCard() {
  const survey = useWaitingSurvey()
  if (!survey) return null
  return (
    <View className="mb3">
      <Card
        inset
        onClick={() => go(consumerPage('survey'), { id: survey.invitationId })}
        label="上次取的汽水怎么样，两问"
        testid="survey-card"
      >
        <View className="fx">
          <Seal size="m" />
          <View className="grow ml3">
            <View className="b">上次取的汽水怎么样</View>
            <View className="t26 dim">两问，20 秒，只有青屿看得到</View>
          </View>
          <Icon name="right" size="s" />
        </View>
      </Card>
    </View>
  )
}
