const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-zePW-Nw7.js","./ui-gpuwRH1u.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Da as e,Ea as t,F as n,I as r,Ji as i,K as a,Kr as o,M as s,Mt as c,Nt as l,Pn as u,Q as d,Rr as f,Sa as p,W as ee,X as m,Xi as h,Y as te,Yi as g,Z as _,ct as ne,fi as v,it as y,jt as b,na as x,q as re,r as ie,ra as S,s as C,wa as ae,xi as w}from"./ui-gpuwRH1u.js";import{_ as T,c as E,d as D,f as oe,g as O,h as se,i as k,l as A,m as j,n as ce,o as le,p as M,r as ue,t as de,u as fe}from"./dimensions-ChfEuSzc.js";import{t as pe}from"./Asked-DZg4KYH7.js";import{t as N}from"./useQueries-BZHVE1PG.js";import{n as P,t as me}from"./savedViews-CF9oCNtn.js";var F=e(ae(),1),I={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},L=p(),R=(0,F.lazy)(async()=>({default:(await l(async()=>{let{Messages:e}=await import(`./Messages-zePW-Nw7.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),z=w(`
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
`),B=e=>x({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await v(z,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function he({a:e,b:t}){let[n,i]=[S(B(e)),S(B(t))],a=ge(e,t),o=[n,i].find(e=>e.error);return o?(0,L.jsx)(c,{error:o.error,retry:()=>void o.refetch()}):n.isPending||i.isPending?(0,L.jsx)(f,{}):!n.data||!i.data?(0,L.jsx)(r,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`p`,{children:(0,L.jsx)(u,{onPress:a,children:`Swap`})}),(0,L.jsx)(ve,{a:n.data,b:i.data}),(0,L.jsx)(F.Suspense,{fallback:(0,L.jsx)(f,{}),children:(0,L.jsx)(R,{a:n.data,b:i.data})})]})}function ge(e,t){let n=g({from:`/compare`}),r=(0,F.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return o((0,F.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var _e=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function ve({a:e,b:t}){let n=_e.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,L.jsx)(`div`,{className:I.facts,role:`region`,"aria-label":`Facts`,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,L.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,L.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,L.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,L.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,L.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,L.jsx)(`td`,{children:(0,L.jsx)(y,{text:`${t}`})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(y,{text:`${n}`})})]},e))})]})})}var V={page:`_page_1szqn_1`,sides:`_sides_1szqn_16`,side:`_side_1szqn_16`,ways:`_ways_1szqn_63`,choice:`_choice_1szqn_64`,head:`_head_1szqn_103`,note:`_note_1szqn_117`,table:`_table_1szqn_125`,shares:`_shares_1szqn_182`,bars:`_bars_1szqn_208`,narrow:`_narrow_1szqn_222`},ye=w(`
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
`),be=w(`
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
`),xe=w(`
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
`);function Se(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ue(t,e),condition:ce(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],e=>e.toLocaleString(`en`))};function Ce({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function we(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Te(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Ee=6048e5;function De(e,t){let{own:n,range:r}=m(e),i=r?.to??t,a={from:r?.from??i-Ee,to:i};return{a:_(n,re(a))??{},b:_(n,a)??{}}}function Oe(e){let{own:t,range:n}=m(e);return{a:_({not:t??{}},n)??{},b:e}}function ke({a:e,b:t},n){return{a:C(e,n),b:C(t,n)}}var G=({a:e,b:t})=>x({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await v(ye,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),Ae=50,je=({a:e,b:t},n)=>x({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:Ae,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await v(be,i,{signal:r});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Me=(e,t)=>x({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=Ne(e,U[t].bands),{data:i,errors:a}=await v(xe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ne({a:e,b:t},n){let r=(e,t)=>C(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}var Pe=[{title:`Calls`,of:e=>e.count,print:M,words:A,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:M,words:A,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:O,words:fe,isPart:!0},{title:`Cost`,of:e=>se(e.cost),print:j,words:A,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:j,words:A},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:M,words:A,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:M,words:A},{title:`Duration, p50`,of:e=>e.p50,print:T,words:D},{title:`Duration, p95`,of:e=>e.p95,print:T,words:D,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:T,words:D},{title:`Sessions`,of:e=>e.sessionCount,print:M,words:A},{title:`Users`,of:e=>e.userCount,print:M,words:A}];function Fe({sides:e}){let t=G(e),n=S(t);return(0,L.jsx)(pe,{query:n,queryKey:t.queryKey,children:({asOf:t,totals:{a:n,b:r}})=>(0,L.jsxs)(`section`,{"aria-labelledby":`measures`,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`measures`,children:`As a whole`}),(0,L.jsxs)(`small`,{children:[`All calls of both, counted up to `,(0,L.jsx)(s,{at:t})]})]}),(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`As a whole, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Measure`}),(0,L.jsx)(`th`,{scope:`col`,children:`A`}),(0,L.jsx)(`th`,{scope:`col`,children:`B`}),(0,L.jsx)(`th`,{scope:`col`,children:`B against A`})]})}),(0,L.jsx)(`tbody`,{children:Pe.map(t=>(0,L.jsx)(Ie,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Ie({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,children:i}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.a,value:l,children:o(l)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.b,value:u,children:o(u)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(le,{change:oe(l,u,s,c)})})]})}function K({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:(0,L.jsx)(`a`,{href:E({filter:t?C(r,t):r,order:n}),children:a})}function Le({lines:e,sides:t,narrow:n}){return(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`What differs, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`What`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in A`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in B`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Both as bars`})}),(0,L.jsx)(`th`,{scope:`col`,children:`Difference`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),(0,L.jsx)(`tbody`,{children:e.map(e=>(0,L.jsx)(Re,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Re({line:e,sides:t,narrow:n}){let{kind:r,name:i,condition:a,a:o,b:s}=e,c=W(e)??0,l=Math.abs(c)<5e-4?`=`:c>0?`▲`:`▼`;return(0,L.jsxs)(`tr`,{children:[(0,L.jsxs)(`th`,{scope:`row`,children:[(0,L.jsx)(`small`,{children:r}),` `,(0,L.jsx)(`bdi`,{children:(0,L.jsx)(y,{text:i})})]}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:o,condition:a,filter:t.a})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:s,condition:a,filter:t.b})}),(0,L.jsxs)(`td`,{"aria-hidden":!0,className:V.bars,children:[(0,L.jsx)(`i`,{"data-side":`A`,style:{width:`${(o.share??0)*100}%`}}),(0,L.jsx)(`i`,{"data-side":`B`,style:{width:`${(s.share??0)*100}%`}})]}),(0,L.jsxs)(`td`,{children:[(0,L.jsxs)(`span`,{"aria-hidden":!0,children:[l,` `]}),Te(e)]}),(0,L.jsx)(`td`,{children:a&&(0,L.jsx)(u,{className:V.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${i}`,onPress:()=>n(a),children:`Narrow`})})]})}function q({of:{count:e,share:t},condition:n,filter:r}){let i=(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{children:O(t)}),` `,(0,L.jsx)(`small`,{children:M(e)})]});return!n||e===0?i:(0,L.jsx)(`a`,{href:E({filter:C(r,n)}),children:i})}var J=[`model`,`tag`,`failure`],Y=[`duration`,`tokens`],ze=30;function Be({sides:e,narrow:t}){let n=Je(),[r,i]=(0,F.useState)(!1),{lines:a,isPending:o,failed:s,isComplete:l,isList:d}=He(e,n),p=r?a:a.slice(0,ze);return(0,L.jsxs)(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`shares`,children:`What differs`}),(0,L.jsx)(Ve,{by:n})]}),s&&(0,L.jsx)(c,{error:s.error,retry:s.retry}),o&&(0,L.jsx)(f,{}),a.length>0&&(0,L.jsx)(Le,{lines:p,sides:e,narrow:t}),!o&&!s&&a.length===0&&(0,L.jsx)(`p`,{children:`Neither side has any.`}),a.length>p.length&&(0,L.jsxs)(u,{onPress:()=>i(!0),children:[`All `,a.length]}),(0,L.jsxs)(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!l&&` Of each kind the 50 that differ most.`]})]})}function Ve({by:e}){let t=g({from:`/compare`}),n=de.filter(e=>!J.includes(e)),r=e!==`all`&&!J.includes(e)&&!X(e);return(0,L.jsxs)(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...J,...Y].map(t=>(0,L.jsx)(i,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:X(t)?U[t].kind:k(t)?.title},t)),(0,L.jsxs)(`select`,{"aria-label":`Compare by something else`,value:r?e:``,"data-chosen":r||void 0,onChange:({currentTarget:{value:e}})=>{e&&t({to:`.`,search:t=>({...t,by:e})})},children:[(0,L.jsx)(`option`,{value:``,children:`Other…`}),n.map(e=>(0,L.jsx)(`option`,{value:e,children:k(e)?.title},e)),r&&!n.some(t=>t===e)&&(0,L.jsx)(`option`,{value:e,children:k(e)?.title??e})]})]})}function X(e){return Object.hasOwn(U,e)}function He(e,t){let n=t===`all`?J:X(t)?[]:[t],r=t===`all`?Y:X(t)?[t]:[],i=n.flatMap(e=>k(e)??[]),a=N({queries:i.map(t=>je(e,t))}),o=N({queries:r.map(t=>Me(e,t))}),s=S(G(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:we([...a.flatMap(({data:e},n)=>Ue(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Ce(U[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function Ue(e,t,n){return!e||!t?[]:Se(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Z({name:e,filter:t,set:n}){let r=(0,F.useRef)(null),{own:i,range:o}=m(t),s=e=>{let t=Date.now(),r=te(e,t);n(_(i,r&&{from:r.from,to:r.to??t})??{})};return(0,L.jsxs)(`section`,{className:V.side,"aria-label":`Side ${e}`,"data-side":e,children:[(0,L.jsxs)(`header`,{children:[(0,L.jsxs)(`h2`,{children:[(0,L.jsx)(`i`,{"aria-hidden":!0}),` `,e,t&&!i&&(0,L.jsx)(`small`,{children:` everything`})]}),(0,L.jsx)(We,{name:e,set:e=>n(_(e,o)??{})}),(0,L.jsx)(ee,{text:o?a(o):void 0,range:o,setRange:s})]}),(0,L.jsx)(d,{language:ne,filter:i,within:t,hasRange:o!==null,apply:e=>n(_(e,o)??{}),setRange:s,input:r})]})}function We({name:e,set:t}){let n=S(me()).data?.filter(e=>e.isValid&&P(e)!==null)??[];return n.length===0?null:(0,L.jsxs)(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let r=n.find(({id:t})=>t===e);r&&t(P(r)?.f)},children:[(0,L.jsx)(`option`,{value:``,children:`From a view…`}),n.map(({id:e,name:t})=>(0,L.jsx)(`option`,{value:e,children:t},e))]})}function Ge({a:e,b:t}){let r=Ke(),i=qe(e,t,r);return(0,L.jsxs)(`div`,{className:V.page,children:[(0,L.jsxs)(`div`,{className:V.sides,children:[(0,L.jsx)(Z,{name:`A`,filter:e,set:e=>r({a:e,b:t})}),(0,L.jsx)(Z,{name:`B`,filter:t,set:t=>r({a:e,b:t})})]}),(0,L.jsx)(`div`,{className:V.ways,children:i.map(e=>(0,L.jsx)(u,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?(0,L.jsx)(Q,{sides:{a:e,b:t},set:r}):(0,L.jsx)(n,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:(0,L.jsxs)(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,(0,L.jsx)(`a`,{href:`#/completions`,children:`completions`}),`, `,(0,L.jsx)(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function Q({sides:e,set:t}){let{a:n,b:r}=e,i=(0,F.useMemo)(()=>({a:n,b:r}),[n,r]);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Fe,{sides:i}),(0,L.jsx)(Be,{sides:i,narrow:e=>t(ke(i,e))})]})}function Ke(){let e=g({from:`/compare`});return(0,F.useMemo)(()=>t=>void e({to:`.`,search:e=>ie({...e,...t})}),[e])}function qe(e,t,n){let r=t??e,i=(0,F.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(De(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Oe(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return o(i),i}function Je(){return h({from:`/compare`}).by??`all`}var Ye=t({Compare:()=>$});function $(){let{a:e,b:t}=h({from:`/compare`});return typeof e==`string`&&typeof t==`string`?(0,L.jsx)(b,{title:`Compare`,children:(0,L.jsx)(he,{a:e,b:t})}):(0,L.jsx)(b,{title:`Compare`,children:(0,L.jsx)(Ge,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,I as n,Ye as t};