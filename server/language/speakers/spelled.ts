/** Short names read letter by letter. */

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'a=a b=b be=b c=c ce=c d=d de=d e=e f=f ef=f g=g ge=g h=h ha=h i=i j=j je=j k=k ka=k l=l el=l m=m em=m n=n en=n o=o p=p pe=p q=q ki=q kiu=q r=r er=r s=s es=s t=t te=t u=u v=v ve=v fe=v w=w we=w x=x eks=x y=y ye=y z=z zet=z'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
)

/** A short name read letter by letter ("pe u pe er") from `i`; null under two letters. */
export function spelledAt(
  words: readonly string[],
  i: number,
): { readonly text: string; readonly to: number } | null {
  let text = ''
  let k = i
  while (k < words.length && letters[words[k]!] !== undefined) text += letters[words[k++]!]
  return text.length < 2 ? null : { text, to: k }
}
