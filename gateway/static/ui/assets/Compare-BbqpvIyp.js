const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-D5DOM-wZ.js","./ui-iObqlg1O.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{B as e,Ba as t,Bt as n,D as r,E as i,Gt as a,It as o,Jt as s,L as c,Lt as l,Ma as u,Na as d,Pa as f,Vt as p,Wi as m,X as ee,Xt as te,Yt as ne,aa as h,ao as g,ci as _,et as re,fo as ie,i as v,in as ae,ir as y,j as b,m as x,n as oe,nt as se,on as ce,oo as S,po as le,qt as C,r as ue,so as w,uo as de,ut as fe,va as pe,vi as T,za as E,zt as me}from"./ui-iObqlg1O.js";import{t as he}from"./count-DcyP2wub.js";import{t as ge}from"./NothingMatches-Csl7lAxx.js";import{a as D,c as _e,d as O,f as ve,h as k,i as A,l as ye,m as j,n as be,o as xe,p as Se,s as M,t as Ce,u as N}from"./Dimensions-bClDrcVw.js";import{t as we}from"./Asked-BojWOb21.js";import{t as P}from"./useQueries-D3b0uv6Z.js";import{n as F,t as Te}from"./savedViews-Nc-2JEnU.js";import{t as Ee}from"./Select-BgWD4lQU.js";var I=le(de(),1),L={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},De=te(()=>ne(()=>import(`./Messages-D5DOM-wZ.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Messages`),Oe=h(`
  query ComparedCompletion($id: ID!) {
    completion(id: $id) {
      id
      createdAt
      status
      model
      provider
      userId
      sessionId
      duration
      tags
      failureKind
      failureReason
      finishReason
      promptVersion
      usage {
        promptTokens
        completionTokens
        totalTokens
      }
      cost {
        total
      }
      messages {
        role
        content
        toolCalls
      }
    }
  }
`),R=e=>E({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await m(Oe,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function ke({a:e,b:n}){let[i,a]=[t(R(e)),t(R(n))],o=Ae(e,n),c=[i,a].find(e=>e.error);return c?S(s,{error:c.error,retry:()=>void c.refetch()}):i.isPending||a.isPending?S(_,{}):!i.data||!a.data?S(r,{what:`completion`}):w(g,{children:[S(`p`,{children:S(y,{onPress:o,children:`Swap`})}),S(Me,{a:i.data,b:a.data}),S(I.Suspense,{fallback:S(_,{}),children:S(De,{a:i.data,b:a.data})})]})}function Ae(e,t){let n=d({from:`/compare`}),r=(0,I.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return T((0,I.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var je=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:ce(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish reason`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function Me({a:e,b:t}){let n=je.map(([n,r])=>[n,r(e)??``,r(t)??``]);return S(`div`,{className:L.facts,role:`region`,"aria-label":`Facts`,children:w(`table`,{children:[S(`thead`,{children:w(`tr`,{children:[S(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>w(`th`,{scope:`col`,children:[`AB`[t],`: `,S(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),S(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>w(`tr`,{"data-differs":t!==n,children:[w(`th`,{scope:`row`,children:[e,t!==n&&S(`span`,{title:`differs`,children:` ≠`})]}),S(`td`,{children:S(a,{text:`${t}`})}),S(`td`,{children:S(a,{text:`${n}`})})]},e))})]})})}var z={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Ne=h(`
  query ComparedFilters($a: CompletionFilter!, $b: CompletionFilter!) {
    compare(a: $a, b: $b, first: 1) {
      asOf
      totals {
        a {
          ...ComparedSide
        }
        b {
          ...ComparedSide
        }
      }
    }
  }

  fragment ComparedSide on ComparedStats {
    count
    failedCount
    failureRate
    cost
    costMean
    unpricedCount
    totalTokensMean
    p50: durationPercentile(p: 50)
    p95: durationPercentile(p: 95)
    p99: durationPercentile(p: 99)
    durationMax
    sessionCount
    userCount
  }
`),Pe=h(`
  query ComparedGroups(
    $a: CompletionFilter!
    $b: CompletionFilter!
    $by: [Dimension!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
  ) {
    compare(a: $a, b: $b, by: $by, orderBy: SHARE, first: $first) {
      asOf
      isComplete
      groupCount
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        a {
          count
          share
        }
        b {
          count
          share
        }
      }
    }
  }
`),Fe=h(`
  query ComparedBands(
    $a0: CompletionFilter!
    $b0: CompletionFilter!
    $a1: CompletionFilter!
    $b1: CompletionFilter!
    $a2: CompletionFilter!
    $b2: CompletionFilter!
    $a3: CompletionFilter!
    $b3: CompletionFilter!
    $a4: CompletionFilter!
    $b4: CompletionFilter!
    $a5: CompletionFilter!
    $b5: CompletionFilter!
    $a6: CompletionFilter!
    $b6: CompletionFilter!
  ) {
    band0: compare(a: $a0, b: $b0, first: 1) {
      ...BandCounts
    }
    band1: compare(a: $a1, b: $b1, first: 1) {
      ...BandCounts
    }
    band2: compare(a: $a2, b: $b2, first: 1) {
      ...BandCounts
    }
    band3: compare(a: $a3, b: $b3, first: 1) {
      ...BandCounts
    }
    band4: compare(a: $a4, b: $b4, first: 1) {
      ...BandCounts
    }
    band5: compare(a: $a5, b: $b5, first: 1) {
      ...BandCounts
    }
    band6: compare(a: $a6, b: $b6, first: 1) {
      ...BandCounts
    }
  }

  fragment BandCounts on Comparison {
    totals {
      a {
        count
      }
      b {
        count
      }
    }
  }
`);function Ie(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ue(t,e),condition:oe(t,{text:e,value:n}),a:r,b:i}))}function B(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var V={duration:B(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:B(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],ae)};function Le({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function H({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Re(e){let t=e=>Math.abs(H(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function ze(e,t=null){let n=H(e);if(n===null)return`not known`;let r=Math.round(Math.abs(n)*1e3)/10;if(r===0)return`the same`;let i=r.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1}),a=n>0?`B`:`A`;return`${i} ${r===1?`point`:`points`} more ${t?.[a]??`in ${a}`}`}function U(e,t){let[r,i]=[n(e).range,n(t).range],a=(e,t)=>e?.to!=null&&t?.from!=null&&e.to<=t.from;return a(r,i)?{A:`before`,B:`after`}:a(i,r)?{A:`after`,B:`before`}:null}var Be=6048e5;function Ve(e,t){let{own:r,range:i}=n(e),a=i?.to??t,o={from:i?.from??a-Be,to:a};return{a:p(r,l(o))??{},b:p(r,o)??{}}}function He(e){let{own:t,range:r}=n(e);return{a:p({not:t??{}},r)??{},b:e}}function Ue({a:e,b:t},n){return{a:x(e,n),b:x(t,n)}}var W=({a:e,b:t})=>E({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await m(Ne,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),We=50,Ge=({a:e,b:t},n)=>E({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:We,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await m(Pe,i,{signal:r,exact:[`metadata`]});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Ke=(e,t)=>E({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=qe(e,V[t].bands),{data:i,errors:a}=await m(Fe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function qe({a:e,b:t},n){let r=(e,t)=>x(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function Je({sides:e,set:n}){let{data:r}=t(W(e));if(!r)return null;let{a:i,b:a}=r.totals;return w(g,{children:[i.count===0&&S(G,{name:`A`,filter:e.a,set:t=>n({...e,a:t})},`A`),a.count===0&&S(G,{name:`B`,filter:e.b,set:t=>n({...e,b:t})},`B`)]})}function G({name:e,filter:t,set:r}){let{own:i,range:a}=n(t);if(!i&&!a)return null;let s={own:i,range:a,rangeText:a?o(a):void 0,setOwn:e=>r(p(e,a)??{}),setRange:()=>r(i??{}),clear:()=>r({})};return S(ge,{title:`${e}: nothing matches`,of:s,what:`completion`,language:fe,within:p,countOf:e=>pe.query(he(e))})}var K=[{title:`Calls`,of:e=>e.count,print:N,words:D,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:N,words:D,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:j,words:xe,isPart:!0},{title:`Cost`,of:e=>Se(e.cost),print:O,words:D,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:O,words:D},{title:`Calls of unknown cost`,of:e=>e.unpricedCount,print:N,words:D,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:N,words:D},{title:`Duration, p50`,of:e=>e.p50,print:k,words:M},{title:`Duration, p95`,of:e=>e.p95,print:k,words:M,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:k,words:M,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:k,words:M},{title:`Sessions`,of:e=>e.sessionCount,print:N,words:D},{title:`Users`,of:e=>e.userCount,print:N,words:D}];function Ye({sides:e}){let n=W(e),r=t(n),i=U(e.a,e.b);return S(we,{query:r,queryKey:n.queryKey,skeleton:S(c,{rows:K.length}),children:({asOf:t,totals:{a:n,b:r}})=>w(`section`,{"aria-labelledby":`measures`,children:[w(`header`,{className:z.head,children:[S(`h2`,{id:`measures`,children:`As a whole`}),w(`small`,{children:[`All calls of both, counted up to `,S(ee,{at:t})]})]}),S(b,{label:`As a whole, table`,className:z.table,children:w(`table`,{children:[S(`thead`,{children:w(`tr`,{children:[S(`th`,{scope:`col`,children:`Measure`}),w(`th`,{scope:`col`,children:[`A`,i&&`, ${i.A}`]}),w(`th`,{scope:`col`,children:[`B`,i&&`, ${i.B}`]}),S(`th`,{scope:`col`,children:`B against A`})]})}),S(`tbody`,{children:K.map(t=>S(Xe,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Xe({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return w(`tr`,{children:[S(`th`,{scope:`row`,children:i}),w(`td`,{children:[S(J,{measure:e,filter:t.a,value:l,children:o(l)}),S(q,{of:e,calls:n.count})]}),w(`td`,{children:[S(J,{measure:e,filter:t.b,value:u,children:o(u)}),S(q,{of:e,calls:r.count})]}),S(`td`,{children:S(be,{change:ye(l,u,s,c)})})]})}function q({of:{percentile:e},calls:t}){return e===void 0||!ve(e,t)?null:w(`small`,{children:[` of `,_e(t)]})}function J({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:S(`a`,{href:A({filter:t?x(r,t):r,order:n}),children:a})}function Ze({lines:e,sides:t,narrow:n}){let r=U(t.a,t.b);return S(b,{label:`What differs, table`,className:z.table,children:w(`table`,{children:[S(`thead`,{children:w(`tr`,{children:[S(`th`,{scope:`col`,children:`What`}),w(`th`,{scope:`col`,children:[`Share in A`,r&&`, ${r.A}`]}),w(`th`,{scope:`col`,children:[`Share in B`,r&&`, ${r.B}`]}),S(`th`,{scope:`col`,children:S(`span`,{className:`visually-hidden`,children:`Both as bars`})}),S(`th`,{scope:`col`,children:`Difference`}),S(`th`,{scope:`col`,children:S(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),S(`tbody`,{children:e.map(e=>S(Qe,{line:e,sides:t,times:r,narrow:n},`${e.kind} ${e.name}`))})]})})}function Qe({line:e,sides:t,times:n,narrow:r}){let{kind:i,name:o,condition:s,a:c,b:l}=e,u=H(e)??0,d=Math.abs(u)<5e-4?`=`:u>0?`▲`:`▼`;return w(`tr`,{children:[w(`th`,{scope:`row`,children:[S(`small`,{children:i}),` `,S(`bdi`,{children:S(a,{text:o})})]}),S(`td`,{"data-name":`A`,children:S(Y,{of:c,condition:s,filter:t.a})}),S(`td`,{"data-name":`B`,children:S(Y,{of:l,condition:s,filter:t.b})}),w(`td`,{"aria-hidden":!0,className:z.bars,children:[S(`i`,{"data-side":`A`,style:{width:`${(c.share??0)*100}%`}}),S(`i`,{"data-side":`B`,style:{width:`${(l.share??0)*100}%`}})]}),w(`td`,{children:[w(`span`,{"aria-hidden":!0,children:[d,` `]}),ze(e,n)]}),S(`td`,{children:s&&S(y,{className:z.narrow??``,"aria-label":`Narrow both to ${i.toLowerCase()} ${o}`,onPress:()=>r(s),children:`Narrow`})})]})}function Y({of:{count:e,share:t},condition:n,filter:r}){let i=w(g,{children:[S(`span`,{children:j(t)}),` `,S(`small`,{children:N(e)})]});return!n||e===0?i:S(`a`,{href:A({filter:x(r,n)}),children:i})}var X=[`model`,`tag`,`failure`],Z=[`duration`,`tokens`],$e=30;function et({sides:e,narrow:t}){let n=ut(),[r,i]=(0,I.useState)(!1),{lines:a,isPending:o,failed:l,isComplete:u,isList:d}=nt(e,n),f=r?a:a.slice(0,$e);return w(`section`,{"aria-labelledby":`shares`,className:z.shares,children:[w(`header`,{className:z.head,children:[S(`h2`,{id:`shares`,children:`What differs`}),S(tt,{by:n,sides:e})]}),l&&S(s,{error:l.error,retry:l.retry}),o&&S(_,{children:S(c,{rows:12})}),a.length>0&&S(Ze,{lines:f,sides:e,narrow:t}),!o&&!l&&a.length===0&&S(`p`,{children:`Neither side has any.`}),a.length>f.length&&w(y,{onPress:()=>i(!0),children:[`All `,a.length]}),w(`p`,{className:z.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function tt({by:e,sides:t}){let n=d({from:`/compare`});return w(`nav`,{"aria-label":`Compare by`,className:z.choice,children:[[`all`,...X,...Z].map(t=>S(u,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Q(t)?V[t].kind:v(t)?.title},t)),S(Ce,{label:`Compare by something else`,filter:{or:[t.a,t.b]},without:[`all`,...X,...Z],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function Q(e){return Object.hasOwn(V,e)}function nt(e,n){let r=n===`all`?X:Q(n)?[]:[n],i=n===`all`?Z:Q(n)?[n]:[],a=r.flatMap(e=>v(e)??[]),o=P({queries:a.map(t=>Ge(e,t))}),s=P({queries:i.map(t=>Ke(e,t))}),c=t(W(e)),l=[...o,...s],u=l.find(({error:e,isFetching:t})=>e&&!t);return{lines:Re([...o.flatMap(({data:e},t)=>rt(e?.rows,a[t],n===`all`)),...s.flatMap(({data:e},t)=>{let[n,r]=[i[t],c.data?.totals];return!n||!e||!r?[]:Le(V[n],e,{a:r.a.count,b:r.b.count})})]),isPending:l.some(e=>e.isPending&&!e.error),failed:u&&{error:u.error,retry:()=>void u.refetch()},isComplete:o.every(({data:e})=>e?.isComplete??!0),isList:a.some(e=>e.isList)}}function rt(e,t,n){return!e||!t?[]:Ie(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function it({name:e,filter:t,time:r,set:i}){let a=(0,I.useRef)(null),{own:s,range:c}=n(t),l=e=>{let t=Date.now(),n=me(e,t);i(p(s,n&&{from:n.from,to:n.to??t})??{})};return w(`section`,{className:z.side,"aria-label":`Side ${e}`,"data-side":e,children:[w(`header`,{children:[w(`h2`,{children:[S(`i`,{"aria-hidden":!0}),` `,e,r&&w(`small`,{children:[` `,r]}),t&&!s&&w(`small`,{children:[` `,c?`every call of the range`:`every call`]})]}),S(at,{name:e,set:e=>i(p(e,c)??{})}),S(re,{text:c?o(c):void 0,range:c,setRange:l})]}),S(se,{language:fe,filter:s,within:t,hasRange:c!==null,apply:e=>i(p(e,c)??{}),setRange:l,input:a})]})}function at({name:e,set:n}){let r=t(Te()).data?.filter(e=>e.isValid&&F(e)!==null)??[];return r.length===0?null:S(Ee,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...r.map(e=>[e.id,e.name])],set:e=>{let t=r.find(({id:t})=>t===e);t&&n(F(t)?.f)}})}function ot({a:e,b:t}){let n=ct(),r=lt(e,t,n),a=U(e,t);return w(`div`,{className:z.page,children:[w(`div`,{className:z.sides,children:[S(it,{name:`A`,filter:e,time:a?.A,set:e=>n({a:e,b:t})}),S(it,{name:`B`,filter:t,time:a?.B,set:t=>n({a:e,b:t})})]}),S(`div`,{className:z.ways,children:r.map(e=>S(y,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?S(st,{sides:{a:e,b:t},set:n}):S(i,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:w(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,S(`a`,{href:`#/completions`,children:`completions`}),`, `,S(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function st({sides:e,set:t}){let{a:n,b:r}=e,i=(0,I.useMemo)(()=>({a:n,b:r}),[n,r]);return w(g,{children:[S(Je,{sides:i,set:t}),S(Ye,{sides:i}),S(et,{sides:i,narrow:e=>t(Ue(i,e))})]})}function ct(){let t=d({from:`/compare`});return(0,I.useMemo)(()=>n=>void t({to:`.`,search:t=>e({...t,...n})}),[t])}function lt(e,t,n){let r=t??e,i=(0,I.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Ve(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(He(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return T(i),i}function ut(){return f({from:`/compare`}).by??`all`}var dt=ie({Compare:()=>$});function $(){let{a:e,b:t}=f({from:`/compare`});return typeof e==`string`&&typeof t==`string`?S(C,{title:`Compare`,children:S(ke,{a:e,b:t})}):S(C,{title:`Compare`,children:S(ot,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,L as n,dt as t};