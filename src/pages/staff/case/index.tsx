import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>回一个低分</Text>
    </View>
  )
}
