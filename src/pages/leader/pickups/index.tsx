import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>按楼交货</Text>
    </View>
  )
}
