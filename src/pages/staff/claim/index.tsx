import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>认领</Text>
    </View>
  )
}
