const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-DsL2MFnD.js","./ui-BRrfCYTM.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{At as e,Dt as t,Ei as n,Et as r,Fn as i,G as a,Gi as o,H as s,It as c,J as l,R as u,Ti as d,Tt as f,W as p,X as ee,Xi as te,Y as m,Yi as ne,_i as re,c as h,k as g,nt as _,q as v,qi as ie,qr as y,r as ae,vi as b,yi as x,z as oe,zr as S}from"./ui-BRrfCYTM.js";import{_ as C,c as w,d as T,f as E,g as D,h as se,i as O,l as k,m as A,n as ce,o as le,p as j,r as ue,t as de,u as fe}from"./dimensions-CWUHlUo8.js";import{t as pe}from"./Asked-C7de-wnb.js";import{t as M}from"./useQueries-BE2jdcBU.js";import{n as N,t as P}from"./savedViews-CK272gw-.js";var F=te(ie(),1),I={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},L=o(),R=(0,F.lazy)(async()=>({default:(await t(async()=>{let{Messages:e}=await import(`./Messages-DsL2MFnD.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),z=c(`
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
`),B=t=>d({queryKey:[`completion`,t,`compared`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(z,{id:t},{signal:n});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function me({a:e,b:t}){let[a,o]=[n(B(e)),n(B(t))],s=he(e,t),c=[a,o].find(e=>e.error);return c?(0,L.jsx)(r,{error:c.error,retry:()=>void c.refetch()}):a.isPending||o.isPending?(0,L.jsx)(S,{}):!a.data||!o.data?(0,L.jsx)(oe,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`p`,{children:(0,L.jsx)(i,{onPress:s,children:`Swap`})}),(0,L.jsx)(_e,{a:a.data,b:o.data}),(0,L.jsx)(F.Suspense,{fallback:(0,L.jsx)(S,{}),children:(0,L.jsx)(R,{a:a.data,b:o.data})})]})}function he(e,t){let n=b({from:`/compare`}),r=(0,F.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return y((0,F.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var ge=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function _e({a:e,b:t}){let n=ge.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,L.jsx)(`div`,{className:I.facts,role:`region`,"aria-label":`Facts`,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,L.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,L.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,L.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,L.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,L.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,L.jsx)(`td`,{children:t}),(0,L.jsx)(`td`,{children:n})]},e))})]})})}var V={page:`_page_1szqn_1`,sides:`_sides_1szqn_16`,side:`_side_1szqn_16`,ways:`_ways_1szqn_63`,choice:`_choice_1szqn_64`,head:`_head_1szqn_103`,note:`_note_1szqn_117`,table:`_table_1szqn_125`,shares:`_shares_1szqn_182`,bars:`_bars_1szqn_208`,narrow:`_narrow_1szqn_222`},ve=c(`
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
`),ye=c(`
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
`),be=c(`
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
`);function xe(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ue(t,e),condition:ce(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],e=>e.toLocaleString(`en`))};function Se({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Ce(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function we(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Te=6048e5;function Ee(e,t){let{own:n,range:r}=l(e),i=r?.to??t,o={from:r?.from??i-Te,to:i};return{a:m(n,a(o))??{},b:m(n,o)??{}}}function De(e){let{own:t,range:n}=l(e);return{a:m({not:t??{}},n)??{},b:e}}function Oe({a:e,b:t},n){return{a:h(e,n),b:h(t,n)}}var G=({a:t,b:n})=>d({queryKey:[`compare`,`totals`,t,n],queryFn:async({signal:r})=>{let{data:i,errors:a}=await e(ve,{a:t,b:n},{signal:r});if(!i.compare)throw a[0]??Error(`the figures are missing`);return i.compare}}),ke=50,Ae=({a:t,b:n},r)=>d({queryKey:[`compare`,`groups`,t,n,r.name],queryFn:async({signal:i})=>{let a={a:t,b:n,by:[r.dimension],first:ke,key:r.key??``,isMetadata:r.key!==null},{data:o,errors:s}=await e(ye,a,{signal:i});if(!o.compare)throw s[0]??Error(`the groups are missing`);return o.compare}}),je=(t,n)=>d({queryKey:[`compare`,`bands`,t.a,t.b,n],queryFn:async({signal:r})=>{let i=Me(t,U[n].bands),{data:a,errors:o}=await e(be,i,{signal:r});if(o[0])throw o[0];let{band0:s,band1:c,band2:l,band3:u,band4:d,band5:f,band6:p}=a;return[s,c,l,u,d,f,p].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Me({a:e,b:t},n){let r=(e,t)=>h(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}var Ne=[{title:`Calls`,of:e=>e.count,print:j,words:k,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:j,words:k,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:D,words:fe,isPart:!0},{title:`Cost`,of:e=>se(e.cost),print:A,words:k,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:A,words:k},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:j,words:k,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:j,words:k},{title:`Duration, p50`,of:e=>e.p50,print:C,words:T},{title:`Duration, p95`,of:e=>e.p95,print:C,words:T,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:C,words:T},{title:`Sessions`,of:e=>e.sessionCount,print:j,words:k},{title:`Users`,of:e=>e.userCount,print:j,words:k}];function Pe({sides:e}){let t=G(e),r=n(t);return(0,L.jsx)(pe,{query:r,queryKey:t.queryKey,children:({asOf:t,totals:{a:n,b:r}})=>(0,L.jsxs)(`section`,{"aria-labelledby":`measures`,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`measures`,children:`As a whole`}),(0,L.jsxs)(`small`,{children:[`All calls of both, counted up to `,(0,L.jsx)(g,{at:t})]})]}),(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`As a whole, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`Measure`}),(0,L.jsx)(`th`,{scope:`col`,children:`A`}),(0,L.jsx)(`th`,{scope:`col`,children:`B`}),(0,L.jsx)(`th`,{scope:`col`,children:`B against A`})]})}),(0,L.jsx)(`tbody`,{children:Ne.map(t=>(0,L.jsx)(Fe,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Fe({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,children:i}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.a,value:l,children:o(l)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(K,{measure:e,filter:t.b,value:u,children:o(u)})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(le,{change:E(l,u,s,c)})})]})}function K({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:(0,L.jsx)(`a`,{href:w({filter:t?h(r,t):r,order:n}),children:a})}function Ie({lines:e,sides:t,narrow:n}){return(0,L.jsx)(`div`,{className:V.table,role:`region`,"aria-label":`What differs, table`,tabIndex:0,children:(0,L.jsxs)(`table`,{children:[(0,L.jsx)(`thead`,{children:(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`col`,children:`What`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in A`}),(0,L.jsx)(`th`,{scope:`col`,children:`Share in B`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Both as bars`})}),(0,L.jsx)(`th`,{scope:`col`,children:`Difference`}),(0,L.jsx)(`th`,{scope:`col`,children:(0,L.jsx)(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),(0,L.jsx)(`tbody`,{children:e.map(e=>(0,L.jsx)(Le,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Le({line:e,sides:t,narrow:n}){let{kind:r,name:a,condition:o,a:s,b:c}=e,l=W(e)??0,u=Math.abs(l)<5e-4?`=`:l>0?`▲`:`▼`;return(0,L.jsxs)(`tr`,{children:[(0,L.jsxs)(`th`,{scope:`row`,children:[(0,L.jsx)(`small`,{children:r}),` `,(0,L.jsx)(`bdi`,{children:a})]}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:s,condition:o,filter:t.a})}),(0,L.jsx)(`td`,{children:(0,L.jsx)(q,{of:c,condition:o,filter:t.b})}),(0,L.jsxs)(`td`,{"aria-hidden":!0,className:V.bars,children:[(0,L.jsx)(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),(0,L.jsx)(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),(0,L.jsxs)(`td`,{children:[(0,L.jsxs)(`span`,{"aria-hidden":!0,children:[u,` `]}),we(e)]}),(0,L.jsx)(`td`,{children:o&&(0,L.jsx)(i,{className:V.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${a}`,onPress:()=>n(o),children:`Narrow`})})]})}function q({of:{count:e,share:t},condition:n,filter:r}){let i=(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{children:D(t)}),` `,(0,L.jsx)(`small`,{children:j(e)})]});return!n||e===0?i:(0,L.jsx)(`a`,{href:w({filter:h(r,n)}),children:i})}var J=[`model`,`tag`,`failure`],Y=[`duration`,`tokens`],X=30;function Re({sides:e,narrow:t}){let n=qe(),[a,o]=(0,F.useState)(!1),{lines:s,isPending:c,failed:l,isComplete:u,isList:d}=Be(e,n),f=a?s:s.slice(0,X);return(0,L.jsxs)(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsx)(`h2`,{id:`shares`,children:`What differs`}),(0,L.jsx)(ze,{by:n})]}),l&&(0,L.jsx)(r,{error:l.error,retry:l.retry}),c&&(0,L.jsx)(S,{}),s.length>0&&(0,L.jsx)(Ie,{lines:f,sides:e,narrow:t}),!c&&!l&&s.length===0&&(0,L.jsx)(`p`,{children:`Neither side has any.`}),s.length>f.length&&(0,L.jsxs)(i,{onPress:()=>o(!0),children:[`All `,s.length]}),(0,L.jsxs)(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function ze({by:e}){let t=b({from:`/compare`}),n=de.filter(e=>!J.includes(e)),r=e!==`all`&&!J.includes(e)&&!Z(e);return(0,L.jsxs)(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...J,...Y].map(t=>(0,L.jsx)(re,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Z(t)?U[t].kind:O(t)?.title},t)),(0,L.jsxs)(`select`,{"aria-label":`Compare by something else`,value:r?e:``,"data-chosen":r||void 0,onChange:({currentTarget:{value:e}})=>{e&&t({to:`.`,search:t=>({...t,by:e})})},children:[(0,L.jsx)(`option`,{value:``,children:`Other…`}),n.map(e=>(0,L.jsx)(`option`,{value:e,children:O(e)?.title},e)),r&&!n.some(t=>t===e)&&(0,L.jsx)(`option`,{value:e,children:O(e)?.title??e})]})]})}function Z(e){return Object.hasOwn(U,e)}function Be(e,t){let r=t===`all`?J:Z(t)?[]:[t],i=t===`all`?Y:Z(t)?[t]:[],a=r.flatMap(e=>O(e)??[]),o=M({queries:a.map(t=>Ae(e,t))}),s=M({queries:i.map(t=>je(e,t))}),c=n(G(e)),l=[...o,...s],u=l.find(({error:e,isFetching:t})=>e&&!t);return{lines:Ce([...o.flatMap(({data:e},n)=>Ve(e?.rows,a[n],t===`all`)),...s.flatMap(({data:e},t)=>{let[n,r]=[i[t],c.data?.totals];return!n||!e||!r?[]:Se(U[n],e,{a:r.a.count,b:r.b.count})})]),isPending:l.some(e=>e.isPending&&!e.error),failed:u&&{error:u.error,retry:()=>void u.refetch()},isComplete:o.every(({data:e})=>e?.isComplete??!0),isList:a.some(e=>e.isList)}}function Ve(e,t,n){return!e||!t?[]:xe(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Q({name:e,filter:t,set:n}){let r=(0,F.useRef)(null),{own:i,range:a}=l(t),o=e=>{let t=Date.now(),r=v(e,t);n(m(i,r&&{from:r.from,to:r.to??t})??{})};return(0,L.jsxs)(`section`,{className:V.side,"aria-label":`Side ${e}`,"data-side":e,children:[(0,L.jsxs)(`header`,{children:[(0,L.jsxs)(`h2`,{children:[(0,L.jsx)(`i`,{"aria-hidden":!0}),` `,e,t&&!i&&(0,L.jsx)(`small`,{children:` everything`})]}),(0,L.jsx)(He,{name:e,set:e=>n(m(e,a)??{})}),(0,L.jsx)(s,{text:a?p(a):void 0,range:a,setRange:o})]}),(0,L.jsx)(ee,{language:_,filter:i,within:t,hasRange:a!==null,apply:e=>n(m(e,a)??{}),setRange:o,input:r})]})}function He({name:e,set:t}){let r=n(P()).data?.filter(e=>e.isValid&&N(e)!==null)??[];return r.length===0?null:(0,L.jsxs)(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let n=r.find(({id:t})=>t===e);n&&t(N(n)?.f)},children:[(0,L.jsx)(`option`,{value:``,children:`From a view…`}),r.map(({id:e,name:t})=>(0,L.jsx)(`option`,{value:e,children:t},e))]})}function Ue({a:e,b:t}){let n=Ge(),r=Ke(e,t,n);return(0,L.jsxs)(`div`,{className:V.page,children:[(0,L.jsxs)(`div`,{className:V.sides,children:[(0,L.jsx)(Q,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),(0,L.jsx)(Q,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),(0,L.jsx)(`div`,{className:V.ways,children:r.map(e=>(0,L.jsx)(i,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?(0,L.jsx)(We,{sides:{a:e,b:t},set:n}):(0,L.jsx)(u,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:(0,L.jsxs)(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,(0,L.jsx)(`a`,{href:`#/completions`,children:`completions`}),`, `,(0,L.jsx)(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function We({sides:e,set:t}){let{a:n,b:r}=e,i=(0,F.useMemo)(()=>({a:n,b:r}),[n,r]);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Pe,{sides:i}),(0,L.jsx)(Re,{sides:i,narrow:e=>t(Oe(i,e))})]})}function Ge(){let e=b({from:`/compare`});return(0,F.useMemo)(()=>t=>void e({to:`.`,search:e=>ae({...e,...t})}),[e])}function Ke(e,t,n){let r=t??e,i=(0,F.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Ee(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(De(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return y(i),i}function qe(){return x({from:`/compare`}).by??`all`}var Je=ne({Compare:()=>$});function $(){let{a:e,b:t}=x({from:`/compare`});return typeof e==`string`&&typeof t==`string`?(0,L.jsx)(f,{title:`Compare`,children:(0,L.jsx)(me,{a:e,b:t})}):(0,L.jsx)(f,{title:`Compare`,children:(0,L.jsx)(Ue,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,I as n,Je as t};