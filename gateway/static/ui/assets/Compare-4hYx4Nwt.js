const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-BfwrHK0u.js","./ui-4t6V7kFh.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{B as e,Bt as t,D as n,E as r,Fa as i,Gt as a,Ha as o,Ia as s,It as c,Jt as l,L as u,Lt as d,Pa as f,Va as p,Vt as m,Wi as h,X as ee,Xt as te,Yt as ne,ba as re,ci as g,co as _,et as ie,fo as ae,ho as oe,i as v,in as se,ir as y,j as b,lo as x,m as S,mo as ce,n as le,nt as ue,on as de,qt as fe,r as pe,sa as C,so as w,ut as T,vi as E,zt as me}from"./ui-4t6V7kFh.js";import{t as he}from"./count-DDKIlrKM.js";import{t as ge}from"./NothingMatches-BsWYoZz_.js";import{a as D,c as _e,d as O,f as ve,h as k,i as A,l as ye,m as j,n as be,o as xe,p as Se,s as M,t as Ce,u as N}from"./Dimensions-TgL6Y-E_.js";import{t as we}from"./Asked-DpbbSWjl.js";import{t as P}from"./useQueries-C6czzU6W.js";import{n as F,t as Te}from"./savedViews-DLoLcl7G.js";import{t as Ee}from"./Select-BS7VYveq.js";var I=oe(ae(),1),L={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},De=te(()=>ne(()=>import(`./Messages-BfwrHK0u.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Messages`),Oe=C(`
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
`),R=e=>p({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await h(Oe,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function ke({a:e,b:t}){let[r,i]=[o(R(e)),o(R(t))],a=Ae(e,t),s=[r,i].find(e=>e.error);return s?_(l,{error:s.error,retry:()=>void s.refetch()}):r.isPending||i.isPending?_(g,{}):!r.data||!i.data?_(n,{what:`completion`}):x(w,{children:[_(`p`,{children:_(y,{onPress:a,children:`Swap`})}),_(Me,{a:r.data,b:i.data}),_(I.Suspense,{fallback:_(g,{}),children:_(De,{a:r.data,b:i.data})})]})}function Ae(e,t){let n=i({from:`/compare`}),r=(0,I.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return E((0,I.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var je=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:de(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish reason`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function Me({a:e,b:t}){let n=je.map(([n,r])=>[n,r(e)??``,r(t)??``]);return _(`div`,{className:L.facts,role:`region`,"aria-label":`Facts`,children:x(`table`,{children:[_(`thead`,{children:x(`tr`,{children:[_(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>x(`th`,{scope:`col`,children:[`AB`[t],`: `,_(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),_(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>x(`tr`,{"data-differs":t!==n,children:[x(`th`,{scope:`row`,children:[e,t!==n&&_(`span`,{title:`differs`,children:` ≠`})]}),_(`td`,{children:_(a,{text:`${t}`})}),_(`td`,{children:_(a,{text:`${n}`})})]},e))})]})})}var z={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Ne=C(`
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
`),Pe=C(`
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
`),Fe=C(`
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
`);function Ie(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:pe(t,e),condition:le(t,{text:e,value:n}),a:r,b:i}))}function B(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var V={duration:B(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:B(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],se)};function Le({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function H({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Re(e){let t=e=>Math.abs(H(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function ze(e,t=null){let n=H(e);if(n===null)return`not known`;let r=Math.round(Math.abs(n)*1e3)/10;if(r===0)return`the same`;let i=r.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1}),a=n>0?`B`:`A`;return`${i} ${r===1?`point`:`points`} more ${t?.[a]??`in ${a}`}`}function U(e,n){let[r,i]=[t(e).range,t(n).range],a=(e,t)=>e?.to!=null&&t?.from!=null&&e.to<=t.from;return a(r,i)?{A:`before`,B:`after`}:a(i,r)?{A:`after`,B:`before`}:null}var Be=6048e5;function Ve(e,n){let{own:r,range:i}=t(e),a=i?.to??n,o={from:i?.from??a-Be,to:a};return{a:m(r,d(o))??{},b:m(r,o)??{}}}function He(e){let{own:n,range:r}=t(e);return{a:m({not:n??{}},r)??{},b:e}}function Ue({a:e,b:t},n){return{a:S(e,n),b:S(t,n)}}var W=({a:e,b:t})=>p({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await h(Ne,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),We=50,Ge=({a:e,b:t},n)=>p({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:We,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await h(Pe,i,{signal:r,exact:[`metadata`]});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Ke=(e,t)=>p({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=qe(e,V[t].bands),{data:i,errors:a}=await h(Fe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function qe({a:e,b:t},n){let r=(e,t)=>S(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function Je({sides:e,set:t}){let{data:n}=o(W(e));if(!n)return null;let{a:r,b:i}=n.totals;return x(w,{children:[r.count===0&&_(G,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),i.count===0&&_(G,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function G({name:e,filter:n,set:r}){let{own:i,range:a}=t(n);if(!i&&!a)return null;let o={own:i,range:a,rangeText:a?c(a):void 0,setOwn:e=>r(m(e,a)??{}),setRange:()=>r(i??{}),clear:()=>r({})};return _(ge,{title:`${e}: nothing matches`,of:o,what:`completion`,language:T,within:m,countOf:e=>re.query(he(e))})}var K=[{title:`Calls`,of:e=>e.count,print:N,words:D,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:N,words:D,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:j,words:xe,isPart:!0},{title:`Cost`,of:e=>Se(e.cost),print:O,words:D,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:O,words:D},{title:`Calls of unknown cost`,of:e=>e.unpricedCount,print:N,words:D,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:N,words:D},{title:`Duration, p50`,of:e=>e.p50,print:k,words:M},{title:`Duration, p95`,of:e=>e.p95,print:k,words:M,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:k,words:M,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:k,words:M},{title:`Sessions`,of:e=>e.sessionCount,print:N,words:D},{title:`Users`,of:e=>e.userCount,print:N,words:D}];function Ye({sides:e}){let t=W(e),n=o(t),r=U(e.a,e.b);return _(we,{query:n,queryKey:t.queryKey,skeleton:_(u,{rows:K.length}),children:({asOf:t,totals:{a:n,b:i}})=>x(`section`,{"aria-labelledby":`measures`,children:[x(`header`,{className:z.head,children:[_(`h2`,{id:`measures`,children:`As a whole`}),x(`small`,{children:[`All calls of both, counted up to `,_(ee,{at:t})]})]}),_(b,{label:`As a whole, table`,className:z.table,children:x(`table`,{children:[_(`thead`,{children:x(`tr`,{children:[_(`th`,{scope:`col`,children:`Measure`}),x(`th`,{scope:`col`,children:[`A`,r&&`, ${r.A}`]}),x(`th`,{scope:`col`,children:[`B`,r&&`, ${r.B}`]}),_(`th`,{scope:`col`,children:`B against A`})]})}),_(`tbody`,{children:K.map(t=>_(Xe,{measure:t,sides:e,a:n,b:i},t.title))})]})})]})})}function Xe({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return x(`tr`,{children:[_(`th`,{scope:`row`,children:i}),x(`td`,{children:[_(J,{measure:e,filter:t.a,value:l,children:o(l)}),_(q,{of:e,calls:n.count})]}),x(`td`,{children:[_(J,{measure:e,filter:t.b,value:u,children:o(u)}),_(q,{of:e,calls:r.count})]}),_(`td`,{children:_(be,{change:ye(l,u,s,c)})})]})}function q({of:{percentile:e},calls:t}){return e===void 0||!ve(e,t)?null:x(`small`,{children:[` of `,_e(t)]})}function J({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:_(`a`,{href:A({filter:t?S(r,t):r,order:n}),children:a})}function Ze({lines:e,sides:t,narrow:n}){let r=U(t.a,t.b);return _(b,{label:`What differs, table`,className:z.table,children:x(`table`,{children:[_(`thead`,{children:x(`tr`,{children:[_(`th`,{scope:`col`,children:`What`}),x(`th`,{scope:`col`,children:[`Share in A`,r&&`, ${r.A}`]}),x(`th`,{scope:`col`,children:[`Share in B`,r&&`, ${r.B}`]}),_(`th`,{scope:`col`,children:_(`span`,{className:`visually-hidden`,children:`Both as bars`})}),_(`th`,{scope:`col`,children:`Difference`}),_(`th`,{scope:`col`,children:_(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),_(`tbody`,{children:e.map(e=>_(Qe,{line:e,sides:t,times:r,narrow:n},`${e.kind} ${e.name}`))})]})})}function Qe({line:e,sides:t,times:n,narrow:r}){let{kind:i,name:o,condition:s,a:c,b:l}=e,u=H(e)??0,d=Math.abs(u)<5e-4?`=`:u>0?`▲`:`▼`;return x(`tr`,{children:[x(`th`,{scope:`row`,children:[_(`small`,{children:i}),` `,_(`bdi`,{children:_(a,{text:o})})]}),_(`td`,{"data-name":`A`,children:_(Y,{of:c,condition:s,filter:t.a})}),_(`td`,{"data-name":`B`,children:_(Y,{of:l,condition:s,filter:t.b})}),x(`td`,{"aria-hidden":!0,className:z.bars,children:[_(`i`,{"data-side":`A`,style:{width:`${(c.share??0)*100}%`}}),_(`i`,{"data-side":`B`,style:{width:`${(l.share??0)*100}%`}})]}),x(`td`,{children:[x(`span`,{"aria-hidden":!0,children:[d,` `]}),ze(e,n)]}),_(`td`,{children:s&&_(y,{className:z.narrow??``,"aria-label":`Narrow both to ${i.toLowerCase()} ${o}`,onPress:()=>r(s),children:`Narrow`})})]})}function Y({of:{count:e,share:t},condition:n,filter:r}){let i=x(w,{children:[_(`span`,{children:j(t)}),` `,_(`small`,{children:N(e)})]});return!n||e===0?i:_(`a`,{href:A({filter:S(r,n)}),children:i})}var X=[`model`,`tag`,`failure`],Z=[`duration`,`tokens`],$e=30;function et({sides:e,narrow:t}){let n=ut(),[r,i]=(0,I.useState)(!1),{lines:a,isPending:o,failed:s,isComplete:c,isList:d}=nt(e,n),f=r?a:a.slice(0,$e);return x(`section`,{"aria-labelledby":`shares`,className:z.shares,children:[x(`header`,{className:z.head,children:[_(`h2`,{id:`shares`,children:`What differs`}),_(tt,{by:n,sides:e})]}),s&&_(l,{error:s.error,retry:s.retry}),o&&_(g,{children:_(u,{rows:12})}),a.length>0&&_(Ze,{lines:f,sides:e,narrow:t}),!o&&!s&&a.length===0&&_(`p`,{children:`Neither side has any.`}),a.length>f.length&&x(y,{onPress:()=>i(!0),children:[`All `,a.length]}),x(`p`,{className:z.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!c&&` Of each kind the 50 that differ most.`]})]})}function tt({by:e,sides:t}){let n=i({from:`/compare`});return x(`nav`,{"aria-label":`Compare by`,className:z.choice,children:[[`all`,...X,...Z].map(t=>_(f,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Q(t)?V[t].kind:v(t)?.title},t)),_(Ce,{label:`Compare by something else`,filter:{or:[t.a,t.b]},without:[`all`,...X,...Z],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function Q(e){return Object.hasOwn(V,e)}function nt(e,t){let n=t===`all`?X:Q(t)?[]:[t],r=t===`all`?Z:Q(t)?[t]:[],i=n.flatMap(e=>v(e)??[]),a=P({queries:i.map(t=>Ge(e,t))}),s=P({queries:r.map(t=>Ke(e,t))}),c=o(W(e)),l=[...a,...s],u=l.find(({error:e,isFetching:t})=>e&&!t);return{lines:Re([...a.flatMap(({data:e},n)=>rt(e?.rows,i[n],t===`all`)),...s.flatMap(({data:e},t)=>{let[n,i]=[r[t],c.data?.totals];return!n||!e||!i?[]:Le(V[n],e,{a:i.a.count,b:i.b.count})})]),isPending:l.some(e=>e.isPending&&!e.error),failed:u&&{error:u.error,retry:()=>void u.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function rt(e,t,n){return!e||!t?[]:Ie(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function it({name:e,filter:n,time:r,set:i}){let a=(0,I.useRef)(null),{own:o,range:s}=t(n),l=e=>{let t=Date.now(),n=me(e,t);i(m(o,n&&{from:n.from,to:n.to??t})??{})};return x(`section`,{className:z.side,"aria-label":`Side ${e}`,"data-side":e,children:[x(`header`,{children:[x(`h2`,{children:[_(`i`,{"aria-hidden":!0}),` `,e,r&&x(`small`,{children:[` `,r]}),n&&!o&&x(`small`,{children:[` `,s?`every call of the range`:`every call`]})]}),_(at,{name:e,set:e=>i(m(e,s)??{})}),_(ie,{text:s?c(s):void 0,range:s,setRange:l})]}),_(ue,{language:T,filter:o,within:n,hasRange:s!==null,apply:e=>i(m(e,s)??{}),setRange:l,input:a})]})}function at({name:e,set:t}){let n=o(Te()).data?.filter(e=>e.isValid&&F(e)!==null)??[];return n.length===0?null:_(Ee,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(F(r)?.f)}})}function ot({a:e,b:t}){let n=ct(),i=lt(e,t,n),a=U(e,t);return x(`div`,{className:z.page,children:[x(`div`,{className:z.sides,children:[_(it,{name:`A`,filter:e,time:a?.A,set:e=>n({a:e,b:t})}),_(it,{name:`B`,filter:t,time:a?.B,set:t=>n({a:e,b:t})})]}),_(`div`,{className:z.ways,children:i.map(e=>_(y,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?_(st,{sides:{a:e,b:t},set:n}):_(r,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:x(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,_(`a`,{href:`#/completions`,children:`completions`}),`, `,_(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function st({sides:e,set:t}){let{a:n,b:r}=e,i=(0,I.useMemo)(()=>({a:n,b:r}),[n,r]);return x(w,{children:[_(Je,{sides:i,set:t}),_(Ye,{sides:i}),_(et,{sides:i,narrow:e=>t(Ue(i,e))})]})}function ct(){let t=i({from:`/compare`});return(0,I.useMemo)(()=>n=>void t({to:`.`,search:t=>e({...t,...n})}),[t])}function lt(e,t,n){let r=t??e,i=(0,I.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Ve(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(He(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return E(i),i}function ut(){return s({from:`/compare`}).by??`all`}var dt=ce({Compare:()=>$});function $(){let{a:e,b:t}=s({from:`/compare`});return typeof e==`string`&&typeof t==`string`?_(fe,{title:`Compare`,children:_(ke,{a:e,b:t})}):_(fe,{title:`Compare`,children:_(ot,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,L as n,dt as t};