const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-CPWaHvgm.js","./ui-BJNV9Gou.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Aa as e,B as t,Bt as n,D as r,E as i,Gt as a,It as o,Jt as s,L as c,La as l,Lt as u,Ma as d,Ra as f,Vt as p,Wi as m,X as ee,Xt as te,Yt as ne,ao as h,ci as g,co as re,do as ie,et as ae,ga as oe,i as _,in as se,io as v,ir as y,j as b,ja as x,m as S,n as ce,nt as le,on as ue,qt as C,r as de,ra as w,ro as T,uo as fe,ut as E,vi as D,zt as pe}from"./ui-BJNV9Gou.js";import{t as me}from"./count-DqulCOwf.js";import{t as he}from"./NothingMatches-EbzYS8xg.js";import{a as O,c as ge,d as k,f as _e,h as A,i as j,l as ve,m as M,n as ye,o as be,p as xe,s as N,t as Se,u as P}from"./Dimensions-BzuNwLfa.js";import{t as Ce}from"./Asked-C8wl_Q-U.js";import{t as F}from"./useQueries-DJau-TbP.js";import{n as I,t as we}from"./savedViews-CUz1_odw.js";import{t as Te}from"./Select-CBOWQjG2.js";var L=ie(re(),1),R={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},Ee=te(()=>ne(()=>import(`./Messages-CPWaHvgm.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Messages`),De=w(`
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
`),z=e=>l({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await m(De,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function Oe({a:e,b:t}){let[n,i]=[f(z(e)),f(z(t))],a=ke(e,t),o=[n,i].find(e=>e.error);return o?v(s,{error:o.error,retry:()=>void o.refetch()}):n.isPending||i.isPending?v(g,{}):!n.data||!i.data?v(r,{what:`completion`}):h(T,{children:[v(`p`,{children:v(y,{onPress:a,children:`Swap`})}),v(je,{a:n.data,b:i.data}),v(L.Suspense,{fallback:v(g,{}),children:v(Ee,{a:n.data,b:i.data})})]})}function ke(e,t){let n=x({from:`/compare`}),r=(0,L.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return D((0,L.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var Ae=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:ue(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function je({a:e,b:t}){let n=Ae.map(([n,r])=>[n,r(e)??``,r(t)??``]);return v(`div`,{className:R.facts,role:`region`,"aria-label":`Facts`,children:h(`table`,{children:[v(`thead`,{children:h(`tr`,{children:[v(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>h(`th`,{scope:`col`,children:[`AB`[t],`: `,v(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),v(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>h(`tr`,{"data-differs":t!==n,children:[h(`th`,{scope:`row`,children:[e,t!==n&&v(`span`,{title:`differs`,children:` ≠`})]}),v(`td`,{children:v(a,{text:`${t}`})}),v(`td`,{children:v(a,{text:`${n}`})})]},e))})]})})}var B={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Me=w(`
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
`),Ne=w(`
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
`),Pe=w(`
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
`);function Fe(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:de(t,e),condition:ce(t,{text:e,value:n}),a:r,b:i}))}function V(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var H={duration:V(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:V(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],se)};function Ie({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function U({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Le(e){let t=e=>Math.abs(U(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Re(e){let t=U(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var ze=6048e5;function Be(e,t){let{own:r,range:i}=n(e),a=i?.to??t,o={from:i?.from??a-ze,to:a};return{a:p(r,u(o))??{},b:p(r,o)??{}}}function Ve(e){let{own:t,range:r}=n(e);return{a:p({not:t??{}},r)??{},b:e}}function He({a:e,b:t},n){return{a:S(e,n),b:S(t,n)}}var W=({a:e,b:t})=>l({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await m(Me,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),Ue=50,We=({a:e,b:t},n)=>l({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:Ue,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await m(Ne,i,{signal:r,exact:[`metadata`]});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Ge=(e,t)=>l({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=Ke(e,H[t].bands),{data:i,errors:a}=await m(Pe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ke({a:e,b:t},n){let r=(e,t)=>S(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function qe({sides:e,set:t}){let{data:n}=f(W(e));if(!n)return null;let{a:r,b:i}=n.totals;return h(T,{children:[r.count===0&&v(G,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),i.count===0&&v(G,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function G({name:e,filter:t,set:r}){let{own:i,range:a}=n(t);if(!i&&!a)return null;let s={own:i,range:a,rangeText:a?o(a):void 0,setOwn:e=>r(p(e,a)??{}),setRange:()=>r(i??{}),clear:()=>r({})};return v(he,{title:`${e}: nothing matches`,of:s,what:`completion`,language:E,within:p,countOf:e=>oe.query(me(e))})}var K=[{title:`Calls`,of:e=>e.count,print:P,words:O,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:P,words:O,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:M,words:be,isPart:!0},{title:`Cost`,of:e=>xe(e.cost),print:k,words:O,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:k,words:O},{title:`Calls of unknown cost`,of:e=>e.unpricedCount,print:P,words:O,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:P,words:O},{title:`Duration, p50`,of:e=>e.p50,print:A,words:N},{title:`Duration, p95`,of:e=>e.p95,print:A,words:N,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:A,words:N,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:A,words:N},{title:`Sessions`,of:e=>e.sessionCount,print:P,words:O},{title:`Users`,of:e=>e.userCount,print:P,words:O}];function Je({sides:e}){let t=W(e),n=f(t);return v(Ce,{query:n,queryKey:t.queryKey,skeleton:v(c,{rows:K.length}),children:({asOf:t,totals:{a:n,b:r}})=>h(`section`,{"aria-labelledby":`measures`,children:[h(`header`,{className:B.head,children:[v(`h2`,{id:`measures`,children:`As a whole`}),h(`small`,{children:[`All calls of both, counted up to `,v(ee,{at:t})]})]}),v(b,{label:`As a whole, table`,className:B.table,children:h(`table`,{children:[v(`thead`,{children:h(`tr`,{children:[v(`th`,{scope:`col`,children:`Measure`}),v(`th`,{scope:`col`,children:`A`}),v(`th`,{scope:`col`,children:`B`}),v(`th`,{scope:`col`,children:`B against A`})]})}),v(`tbody`,{children:K.map(t=>v(Ye,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Ye({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return h(`tr`,{children:[v(`th`,{scope:`row`,children:i}),h(`td`,{children:[v(J,{measure:e,filter:t.a,value:l,children:o(l)}),v(q,{of:e,calls:n.count})]}),h(`td`,{children:[v(J,{measure:e,filter:t.b,value:u,children:o(u)}),v(q,{of:e,calls:r.count})]}),v(`td`,{children:v(ye,{change:ve(l,u,s,c)})})]})}function q({of:{percentile:e},calls:t}){return e===void 0||!_e(e,t)?null:h(`small`,{children:[` of `,ge(t)]})}function J({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:v(`a`,{href:j({filter:t?S(r,t):r,order:n}),children:a})}function Xe({lines:e,sides:t,narrow:n}){return v(b,{label:`What differs, table`,className:B.table,children:h(`table`,{children:[v(`thead`,{children:h(`tr`,{children:[v(`th`,{scope:`col`,children:`What`}),v(`th`,{scope:`col`,children:`Share in A`}),v(`th`,{scope:`col`,children:`Share in B`}),v(`th`,{scope:`col`,children:v(`span`,{className:`visually-hidden`,children:`Both as bars`})}),v(`th`,{scope:`col`,children:`Difference`}),v(`th`,{scope:`col`,children:v(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),v(`tbody`,{children:e.map(e=>v(Ze,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Ze({line:e,sides:t,narrow:n}){let{kind:r,name:i,condition:o,a:s,b:c}=e,l=U(e)??0,u=Math.abs(l)<5e-4?`=`:l>0?`▲`:`▼`;return h(`tr`,{children:[h(`th`,{scope:`row`,children:[v(`small`,{children:r}),` `,v(`bdi`,{children:v(a,{text:i})})]}),v(`td`,{"data-name":`A`,children:v(Y,{of:s,condition:o,filter:t.a})}),v(`td`,{"data-name":`B`,children:v(Y,{of:c,condition:o,filter:t.b})}),h(`td`,{"aria-hidden":!0,className:B.bars,children:[v(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),v(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),h(`td`,{children:[h(`span`,{"aria-hidden":!0,children:[u,` `]}),Re(e)]}),v(`td`,{children:o&&v(y,{className:B.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${i}`,onPress:()=>n(o),children:`Narrow`})})]})}function Y({of:{count:e,share:t},condition:n,filter:r}){let i=h(T,{children:[v(`span`,{children:M(t)}),` `,v(`small`,{children:P(e)})]});return!n||e===0?i:v(`a`,{href:j({filter:S(r,n)}),children:i})}var X=[`model`,`tag`,`failure`],Z=[`duration`,`tokens`],Qe=30;function $e({sides:e,narrow:t}){let n=lt(),[r,i]=(0,L.useState)(!1),{lines:a,isPending:o,failed:l,isComplete:u,isList:d}=tt(e,n),f=r?a:a.slice(0,Qe);return h(`section`,{"aria-labelledby":`shares`,className:B.shares,children:[h(`header`,{className:B.head,children:[v(`h2`,{id:`shares`,children:`What differs`}),v(et,{by:n,sides:e})]}),l&&v(s,{error:l.error,retry:l.retry}),o&&v(g,{children:v(c,{rows:12})}),a.length>0&&v(Xe,{lines:f,sides:e,narrow:t}),!o&&!l&&a.length===0&&v(`p`,{children:`Neither side has any.`}),a.length>f.length&&h(y,{onPress:()=>i(!0),children:[`All `,a.length]}),h(`p`,{className:B.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function et({by:t,sides:n}){let r=x({from:`/compare`});return h(`nav`,{"aria-label":`Compare by`,className:B.choice,children:[[`all`,...X,...Z].map(n=>v(e,{from:`/compare`,to:`.`,search:e=>({...e,by:n}),"aria-current":n===t?`true`:void 0,children:n===`all`?`All`:Q(n)?H[n].kind:_(n)?.title},n)),v(Se,{label:`Compare by something else`,filter:{or:[n.a,n.b]},without:[`all`,...X,...Z],by:t,choose:e=>void r({to:`.`,search:t=>({...t,by:e})})})]})}function Q(e){return Object.hasOwn(H,e)}function tt(e,t){let n=t===`all`?X:Q(t)?[]:[t],r=t===`all`?Z:Q(t)?[t]:[],i=n.flatMap(e=>_(e)??[]),a=F({queries:i.map(t=>We(e,t))}),o=F({queries:r.map(t=>Ge(e,t))}),s=f(W(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Le([...a.flatMap(({data:e},n)=>nt(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Ie(H[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function nt(e,t,n){return!e||!t?[]:Fe(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function rt({name:e,filter:t,set:r}){let i=(0,L.useRef)(null),{own:a,range:s}=n(t),c=e=>{let t=Date.now(),n=pe(e,t);r(p(a,n&&{from:n.from,to:n.to??t})??{})};return h(`section`,{className:B.side,"aria-label":`Side ${e}`,"data-side":e,children:[h(`header`,{children:[h(`h2`,{children:[v(`i`,{"aria-hidden":!0}),` `,e,t&&!a&&v(`small`,{children:` everything`})]}),v(it,{name:e,set:e=>r(p(e,s)??{})}),v(ae,{text:s?o(s):void 0,range:s,setRange:c})]}),v(le,{language:E,filter:a,within:t,hasRange:s!==null,apply:e=>r(p(e,s)??{}),setRange:c,input:i})]})}function it({name:e,set:t}){let n=f(we()).data?.filter(e=>e.isValid&&I(e)!==null)??[];return n.length===0?null:v(Te,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(I(r)?.f)}})}function at({a:e,b:t}){let n=st(),r=ct(e,t,n);return h(`div`,{className:B.page,children:[h(`div`,{className:B.sides,children:[v(rt,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),v(rt,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),v(`div`,{className:B.ways,children:r.map(e=>v(y,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?v(ot,{sides:{a:e,b:t},set:n}):v(i,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:h(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,v(`a`,{href:`#/completions`,children:`completions`}),`, `,v(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function ot({sides:e,set:t}){let{a:n,b:r}=e,i=(0,L.useMemo)(()=>({a:n,b:r}),[n,r]);return h(T,{children:[v(qe,{sides:i,set:t}),v(Je,{sides:i}),v($e,{sides:i,narrow:e=>t(He(i,e))})]})}function st(){let e=x({from:`/compare`});return(0,L.useMemo)(()=>n=>void e({to:`.`,search:e=>t({...e,...n})}),[e])}function ct(e,t,n){let r=t??e,i=(0,L.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Be(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Ve(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return D(i),i}function lt(){return d({from:`/compare`}).by??`all`}var ut=fe({Compare:()=>$});function $(){let{a:e,b:t}=d({from:`/compare`});return typeof e==`string`&&typeof t==`string`?v(C,{title:`Compare`,children:v(Oe,{a:e,b:t})}):v(C,{title:`Compare`,children:v(at,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,R as n,ut as t};