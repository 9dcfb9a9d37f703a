import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>两问</Text>
    </View>
  )
}
