/**
 * The words of talk that say nothing of its matter: pleasantries, pronouns, particles. Taken out of what is
 * compared, and from the beginning and end of a proposed title.
 */

const chinese =
  '能不能|可不可以|是不是|有没有办法|有没有|人家|要不要|可以吗|行不行|好不好|麻烦|请问|请|希望|最好|想要|要是|如果|的话|就好了|我们这边|我们这儿|我们|咱们|你们|他们|她们|我这边|我这|我|你|他|她|它|自己|大家|有人|别人|这边|那边|这里|那里|这儿|那儿|这个|那个|这些|那些|这样|那样|一直|老是|总是|每次|经常|现在|目前|其实|然后|而且|但是|但|因为|所以|还是|或者|以及|以后|之后|以前|之前|的时候|时候|一下|一点|一个|有点|已经|还得|还要|还|就是|就|都|也|又|再|才|只能|只|太|很|挺|真的|真|到底|什么|怎么|为什么|知道|觉得|感觉|应该|可能|可以|需要|必须|得|能|会|要|想|让|给|把|被|跟|和|与|在|是|有|没|不|了|的|地|着|过|吗|呢|吧|啊|呀|嘛|哦|啦|么|上来|起来|出来|下来|说|讲';

const english =
  "can|could|would|should|will|shall|may|might|must|please|we|i|you|he|she|they|it|them|him|her|us|me|my|our|your|their|its|his|the|a|an|to|of|in|on|at|for|from|with|by|as|and|or|but|so|if|that|this|these|those|there|here|is|are|was|were|be|been|being|do|does|did|done|have|has|had|want|wants|need|needs|like|get|gets|got|keep|keeps|just|also|very|too|really|still|now|then|when|while|every|each|all|any|some|no|not|than|up|out|about|into|over|who|what|which|how|why|because|end|make|makes|let|own|one|it's|don't|doesn't|isn't|can't|won't|cannot";

const chineseTalk = new RegExp(chinese, 'gu');
const englishTalk = new Set(english.split('|'));

/** The text with its words of talk replaced by blanks. Folded text goes in. */
export function withoutTalk(folded: string): string {
  return folded
    .replace(chineseTalk, ' ')
    .replace(/[a-z][a-z']{0,30}/gu, (word) => (englishTalk.has(word) ? ' ' : word));
}
