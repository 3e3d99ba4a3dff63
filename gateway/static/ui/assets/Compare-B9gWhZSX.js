const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-D6jSKwUV.js","./ui-DqrAmEOT.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$i as e,Aa as t,Da as n,F as r,Fn as i,I as a,K as o,M as s,Mt as c,Nt as l,Ot as u,Pt as d,Q as f,Qi as p,Ta as ee,W as te,X as m,Y as ne,Z as h,Zi as g,aa as _,hi as v,ka as re,oa as y,ot as ie,q as ae,qr as b,r as oe,s as x,wi as S,zr as C}from"./ui-DqrAmEOT.js";import{_ as w,c as T,d as E,f as D,g as O,h as se,i as k,l as A,m as j,n as ce,o as le,p as M,r as ue,t as de,u as fe}from"./dimensions-BG7Squ0Z.js";import{t as pe}from"./Asked-rmm8jZ7X.js";import{t as N}from"./useQueries-DuHD6Wl1.js";import{n as P,t as me}from"./savedViews-DTdbqV9_.js";var F=t(n(),1),I={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},L=ee(),R=(0,F.lazy)(async()=>({default:(await d(async()=>{let{Messages:e}=await import(`./Messages-D6jSKwUV.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),z=S(`
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
`),B=e=>_({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await v(z,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function he({a:e,b:t}){let[n,r]=[y(B(e)),y(B(t))],o=ge(e,t),s=[n,r].find(e=>e.error);return s?(0,L.jsx)(l,{error:s.error,retry:()=>void s.refetch()}):n.isPending||r.isPending?(0,L.jsx)(C,{}):!n.data||!r.data?(0,L.jsx)(a,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`p`,{children:(0,L.jsx)(i,{onPress:o,children:`Swap`})}),(0,L.jsx)(ve,{a:n.data,b:r.data}),(0,L.jsx)(F.Suspense,{fallback:(0,L.jsx)(C,{}),children:(0,L.jsx)(R,{a:n.data,b:r.data})})]})}function ge(e,t){let n=p({from:`/compare`}),r=(0,F.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return b((0,F.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var _e=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function ve({a:e,b:t}){let n=_e.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,L.jsx)(`div`,{className:I.facts,role:`region`,"aria-label":`Facts`,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,L.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,L.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,L.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,L.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,L.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,L.jsx)(`td`,{children:(0,L.jsx)(u,{text:`${t}`})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(u,{text:`${n}`})})]},e))})]})})}var V={page:`_page_1szqn_1`,sides:`_sides_1szqn_16`,side:`_side_1szqn_16`,ways:`_ways_1szqn_63`,choice:`_choice_1szqn_64`,head:`_head_1szqn_103`,note:`_note_1szqn_117`,table:`_table_1szqn_125`,shares:`_shares_1szqn_182`,bars:`_bars_1szqn_208`,narrow:`_narrow_1szqn_222`},ye=S(`
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
    sessionCount
    userCount
  }
`),be=S(`
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
`),xe=S(`
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
`);function Se(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ue(t,e),condition:ce(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],e=>e.toLocaleString(`en`))};function Ce({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function we(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Te(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Ee=6048e5;function De(e,t){let{own:n,range:r}=m(e),i=r?.to??t,a={from:r?.from??i-Ee,to:i};return{a:h(n,ae(a))??{},b:h(n,a)??{}}}function Oe(e){let{own:t,range:n}=m(e);return{a:h({not:t??{}},n)??{},b:e}}function ke({a:e,b:t},n){return{a:x(e,n),b:x(t,n)}}var G=({a:e,b:t})=>_({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await v(ye,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),Ae=50,je=({a:e,b:t},n)=>_({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:Ae,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await v(be,i,{signal:r});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Me=(e,t)=>_({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=Ne(e,U[t].bands),{data:i,errors:a}=await v(xe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ne({a:e,b:t},n){let r=(e,t)=>x(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}var Pe=[{title:`Calls`,of:e=>e.count,print:M,words:A,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:M,words:A,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:O,words:fe,isPart:!0},{title:`Cost`,of:e=>se(e.cost),print:j,words:A,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:j,words:A},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:M,words:A,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:M,words:A},{title:`Duration, p50`,of:e=>e.p50,print:w,words:E},{title:`Duration, p95`,of:e=>e.p95,print:w,words:E,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:w,words:E},{title:`Sessions`,of:e=>e.sessionCount,print:M,words:A},{title:`Users`,of:e=>e.userCount,print:M,words:A}];function Fe({sides:e}){let t=G(e),n=y(t);return(0,L.jsx)(pe,{query:n,queryKey:t.queryKey,children:({asOf:t,totals:{a:n,b:r}})=>(0,L.jsxs)(`section`,{"aria-labelledby":`measures`,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`measures`,children:`As a whole`}),(0,L.jsxs)(`small`,{children:[`All calls of both, counted up to `,(0,L.jsx)(s,{at:t})]})]}),(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`As a whole, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Measure`}),(0,L.jsx)(`th`,{scope:`col`,children:`A`}),(0,L.jsx)(`th`,{scope:`col`,children:`B`}),(0,L.jsx)(`th`,{scope:`col`,children:`B against A`})]})}),(0,L.jsx)(`tbody`,{children:Pe.map(t=>(0,L.jsx)(Ie,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Ie({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,children:i}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.a,value:l,children:o(l)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.b,value:u,children:o(u)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(le,{change:D(l,u,s,c)})})]})}function K({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:(0,L.jsx)(`a`,{href:T({filter:t?x(r,t):r,order:n}),children:a})}function Le({lines:e,sides:t,narrow:n}){return(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`What differs, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`What`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in A`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in B`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Both as bars`})}),(0,L.jsx)(`th`,{scope:`col`,children:`Difference`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),(0,L.jsx)(`tbody`,{children:e.map(e=>(0,L.jsx)(Re,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Re({line:e,sides:t,narrow:n}){let{kind:r,name:a,condition:o,a:s,b:c}=e,l=W(e)??0,d=Math.abs(l)<5e-4?`=`:l>0?`▲`:`▼`;return(0,L.jsxs)(`tr`,{children:[(0,L.jsxs)(`th`,{scope:`row`,children:[(0,L.jsx)(`small`,{children:r}),` `,(0,L.jsx)(`bdi`,{children:(0,L.jsx)(u,{text:a})})]}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:s,condition:o,filter:t.a})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:c,condition:o,filter:t.b})}),(0,L.jsxs)(`td`,{"aria-hidden":!0,className:V.bars,children:[(0,L.jsx)(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),(0,L.jsx)(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),(0,L.jsxs)(`td`,{children:[(0,L.jsxs)(`span`,{"aria-hidden":!0,children:[d,` `]}),Te(e)]}),(0,L.jsx)(`td`,{children:o&&(0,L.jsx)(i,{className:V.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${a}`,onPress:()=>n(o),children:`Narrow`})})]})}function q({of:{count:e,share:t},condition:n,filter:r}){let i=(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{children:O(t)}),` `,(0,L.jsx)(`small`,{children:M(e)})]});return!n||e===0?i:(0,L.jsx)(`a`,{href:T({filter:x(r,n)}),children:i})}var J=[`model`,`tag`,`failure`],Y=[`duration`,`tokens`],ze=30;function Be({sides:e,narrow:t}){let n=Je(),[r,a]=(0,F.useState)(!1),{lines:o,isPending:s,failed:c,isComplete:u,isList:d}=He(e,n),f=r?o:o.slice(0,ze);return(0,L.jsxs)(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`shares`,children:`What differs`}),(0,L.jsx)(Ve,{by:n})]}),c&&(0,L.jsx)(l,{error:c.error,retry:c.retry}),s&&(0,L.jsx)(C,{}),o.length>0&&(0,L.jsx)(Le,{lines:f,sides:e,narrow:t}),!s&&!c&&o.length===0&&(0,L.jsx)(`p`,{children:`Neither side has any.`}),o.length>f.length&&(0,L.jsxs)(i,{onPress:()=>a(!0),children:[`All `,o.length]}),(0,L.jsxs)(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function Ve({by:e}){let t=p({from:`/compare`}),n=de.filter(e=>!J.includes(e)),r=e!==`all`&&!J.includes(e)&&!X(e);return(0,L.jsxs)(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...J,...Y].map(t=>(0,L.jsx)(g,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:X(t)?U[t].kind:k(t)?.title},t)),(0,L.jsxs)(`select`,{"aria-label":`Compare by something else`,value:r?e:``,"data-chosen":r||void 0,onChange:({currentTarget:{value:e}})=>{e&&t({to:`.`,search:t=>({...t,by:e})})},children:[(0,L.jsx)(`option`,{value:``,children:`Other…`}),n.map(e=>(0,L.jsx)(`option`,{value:e,children:k(e)?.title},e)),r&&!n.some(t=>t===e)&&(0,L.jsx)(`option`,{value:e,children:k(e)?.title??e})]})]})}function X(e){return Object.hasOwn(U,e)}function He(e,t){let n=t===`all`?J:X(t)?[]:[t],r=t===`all`?Y:X(t)?[t]:[],i=n.flatMap(e=>k(e)??[]),a=N({queries:i.map(t=>je(e,t))}),o=N({queries:r.map(t=>Me(e,t))}),s=y(G(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:we([...a.flatMap(({data:e},n)=>Ue(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Ce(U[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function Ue(e,t,n){return!e||!t?[]:Se(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Z({name:e,filter:t,set:n}){let r=(0,F.useRef)(null),{own:i,range:a}=m(t),s=e=>{let t=Date.now(),r=ne(e,t);n(h(i,r&&{from:r.from,to:r.to??t})??{})};return(0,L.jsxs)(`section`,{className:V.side,"aria-label":`Side ${e}`,"data-side":e,children:[(0,L.jsxs)(`header`,{children:[(0,L.jsxs)(`h2`,{children:[(0,L.jsx)(`i`,{"aria-hidden":!0}),` `,e,t&&!i&&(0,L.jsx)(`small`,{children:` everything`})]}),(0,L.jsx)(We,{name:e,set:e=>n(h(e,a)??{})}),(0,L.jsx)(te,{text:a?o(a):void 0,range:a,setRange:s})]}),(0,L.jsx)(f,{language:ie,filter:i,within:t,hasRange:a!==null,apply:e=>n(h(e,a)??{}),setRange:s,input:r})]})}function We({name:e,set:t}){let n=y(me()).data?.filter(e=>e.isValid&&P(e)!==null)??[];return n.length===0?null:(0,L.jsxs)(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let r=n.find(({id:t})=>t===e);r&&t(P(r)?.f)},children:[(0,L.jsx)(`option`,{value:``,children:`From a view…`}),n.map(({id:e,name:t})=>(0,L.jsx)(`option`,{value:e,children:t},e))]})}function Ge({a:e,b:t}){let n=Ke(),a=qe(e,t,n);return(0,L.jsxs)(`div`,{className:V.page,children:[(0,L.jsxs)(`div`,{className:V.sides,children:[(0,L.jsx)(Z,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),(0,L.jsx)(Z,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),(0,L.jsx)(`div`,{className:V.ways,children:a.map(e=>(0,L.jsx)(i,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?(0,L.jsx)(Q,{sides:{a:e,b:t},set:n}):(0,L.jsx)(r,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:(0,L.jsxs)(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,(0,L.jsx)(`a`,{href:`#/completions`,children:`completions`}),`, `,(0,L.jsx)(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function Q({sides:e,set:t}){let{a:n,b:r}=e,i=(0,F.useMemo)(()=>({a:n,b:r}),[n,r]);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Fe,{sides:i}),(0,L.jsx)(Be,{sides:i,narrow:e=>t(ke(i,e))})]})}function Ke(){let e=p({from:`/compare`});return(0,F.useMemo)(()=>t=>void e({to:`.`,search:e=>oe({...e,...t})}),[e])}function qe(e,t,n){let r=t??e,i=(0,F.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(De(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Oe(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return b(i),i}function Je(){return e({from:`/compare`}).by??`all`}var Ye=re({Compare:()=>$});function $(){let{a:t,b:n}=e({from:`/compare`});return typeof t==`string`&&typeof n==`string`?(0,L.jsx)(c,{title:`Compare`,children:(0,L.jsx)(he,{a:t,b:n})}):(0,L.jsx)(c,{title:`Compare`,children:(0,L.jsx)(Ge,{a:typeof t==`string`?void 0:t,b:typeof n==`string`?void 0:n})})}export{$ as Compare,I as n,Ye as t};