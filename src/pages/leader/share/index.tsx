import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>转发到群</Text>
    </View>
  )
}
