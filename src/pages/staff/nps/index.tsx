import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>问卷结果</Text>
    </View>
  )
}
