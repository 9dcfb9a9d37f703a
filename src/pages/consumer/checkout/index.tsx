import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>确认与付款</Text>
    </View>
  )
}
