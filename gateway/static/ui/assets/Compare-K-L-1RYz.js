const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-DpVuEEKA.js","./ui-DcSy0V4j.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{B as e,Bt as t,D as n,E as r,Gt as i,It as a,Jt as o,L as s,Lt as c,Ma as l,Na as u,Ra as d,Vt as f,Wi as p,X as ee,Xt as te,Yt as ne,_a as re,ao as m,ci as h,do as ie,et as ae,fo as oe,i as g,ia as _,in as se,io as v,ir as y,j as b,ja as ce,lo as le,m as x,n as ue,nt as de,on as fe,oo as S,qt as C,r as pe,ut as w,vi as T,za as E,zt as me}from"./ui-DcSy0V4j.js";import{t as he}from"./count-CexM_ARz.js";import{t as ge}from"./NothingMatches-xPzcxq7F.js";import{a as D,c as _e,d as O,f as ve,h as k,i as A,l as ye,m as j,n as be,o as xe,p as Se,s as M,t as Ce,u as N}from"./Dimensions-D6zYPJqP.js";import{t as we}from"./Asked-CHBqajS2.js";import{t as P}from"./useQueries-BuVQk7yg.js";import{n as F,t as Te}from"./savedViews-CyzBekN1.js";import{t as Ee}from"./Select-RpCx1TOp.js";var I=oe(le(),1),L={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},De=te(()=>ne(()=>import(`./Messages-DpVuEEKA.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Messages`),Oe=_(`
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
`),R=e=>d({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await p(Oe,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function ke({a:e,b:t}){let[r,i]=[E(R(e)),E(R(t))],a=Ae(e,t),s=[r,i].find(e=>e.error);return s?m(o,{error:s.error,retry:()=>void s.refetch()}):r.isPending||i.isPending?m(h,{}):!r.data||!i.data?m(n,{what:`completion`}):S(v,{children:[m(`p`,{children:m(y,{onPress:a,children:`Swap`})}),m(Me,{a:r.data,b:i.data}),m(I.Suspense,{fallback:m(h,{}),children:m(De,{a:r.data,b:i.data})})]})}function Ae(e,t){let n=l({from:`/compare`}),r=(0,I.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return T((0,I.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var je=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:fe(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function Me({a:e,b:t}){let n=je.map(([n,r])=>[n,r(e)??``,r(t)??``]);return m(`div`,{className:L.facts,role:`region`,"aria-label":`Facts`,children:S(`table`,{children:[m(`thead`,{children:S(`tr`,{children:[m(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>S(`th`,{scope:`col`,children:[`AB`[t],`: `,m(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),m(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>S(`tr`,{"data-differs":t!==n,children:[S(`th`,{scope:`row`,children:[e,t!==n&&m(`span`,{title:`differs`,children:` ≠`})]}),m(`td`,{children:m(i,{text:`${t}`})}),m(`td`,{children:m(i,{text:`${n}`})})]},e))})]})})}var z={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Ne=_(`
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
`),Pe=_(`
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
`),Fe=_(`
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
`);function Ie(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:pe(t,e),condition:ue(t,{text:e,value:n}),a:r,b:i}))}function B(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var V={duration:B(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:B(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],se)};function Le({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function H({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Re(e){let t=e=>Math.abs(H(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function ze(e){let t=H(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Be=6048e5;function Ve(e,n){let{own:r,range:i}=t(e),a=i?.to??n,o={from:i?.from??a-Be,to:a};return{a:f(r,c(o))??{},b:f(r,o)??{}}}function He(e){let{own:n,range:r}=t(e);return{a:f({not:n??{}},r)??{},b:e}}function Ue({a:e,b:t},n){return{a:x(e,n),b:x(t,n)}}var U=({a:e,b:t})=>d({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await p(Ne,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),We=50,Ge=({a:e,b:t},n)=>d({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:We,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await p(Pe,i,{signal:r,exact:[`metadata`]});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Ke=(e,t)=>d({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=qe(e,V[t].bands),{data:i,errors:a}=await p(Fe,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function qe({a:e,b:t},n){let r=(e,t)=>x(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function Je({sides:e,set:t}){let{data:n}=E(U(e));if(!n)return null;let{a:r,b:i}=n.totals;return S(v,{children:[r.count===0&&m(W,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),i.count===0&&m(W,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function W({name:e,filter:n,set:r}){let{own:i,range:o}=t(n);if(!i&&!o)return null;let s={own:i,range:o,rangeText:o?a(o):void 0,setOwn:e=>r(f(e,o)??{}),setRange:()=>r(i??{}),clear:()=>r({})};return m(ge,{title:`${e}: nothing matches`,of:s,what:`completion`,language:w,within:f,countOf:e=>re.query(he(e))})}var G=[{title:`Calls`,of:e=>e.count,print:N,words:D,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:N,words:D,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:j,words:xe,isPart:!0},{title:`Cost`,of:e=>Se(e.cost),print:O,words:D,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:O,words:D},{title:`Calls of unknown cost`,of:e=>e.unpricedCount,print:N,words:D,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:N,words:D},{title:`Duration, p50`,of:e=>e.p50,print:k,words:M},{title:`Duration, p95`,of:e=>e.p95,print:k,words:M,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:k,words:M,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:k,words:M},{title:`Sessions`,of:e=>e.sessionCount,print:N,words:D},{title:`Users`,of:e=>e.userCount,print:N,words:D}];function Ye({sides:e}){let t=U(e),n=E(t);return m(we,{query:n,queryKey:t.queryKey,skeleton:m(s,{rows:G.length}),children:({asOf:t,totals:{a:n,b:r}})=>S(`section`,{"aria-labelledby":`measures`,children:[S(`header`,{className:z.head,children:[m(`h2`,{id:`measures`,children:`As a whole`}),S(`small`,{children:[`All calls of both, counted up to `,m(ee,{at:t})]})]}),m(b,{label:`As a whole, table`,className:z.table,children:S(`table`,{children:[m(`thead`,{children:S(`tr`,{children:[m(`th`,{scope:`col`,children:`Measure`}),m(`th`,{scope:`col`,children:`A`}),m(`th`,{scope:`col`,children:`B`}),m(`th`,{scope:`col`,children:`B against A`})]})}),m(`tbody`,{children:G.map(t=>m(Xe,{measure:t,sides:e,a:n,b:r},t.title))})]})})]})})}function Xe({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return S(`tr`,{children:[m(`th`,{scope:`row`,children:i}),S(`td`,{children:[m(q,{measure:e,filter:t.a,value:l,children:o(l)}),m(K,{of:e,calls:n.count})]}),S(`td`,{children:[m(q,{measure:e,filter:t.b,value:u,children:o(u)}),m(K,{of:e,calls:r.count})]}),m(`td`,{children:m(be,{change:ye(l,u,s,c)})})]})}function K({of:{percentile:e},calls:t}){return e===void 0||!ve(e,t)?null:S(`small`,{children:[` of `,_e(t)]})}function q({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:m(`a`,{href:A({filter:t?x(r,t):r,order:n}),children:a})}function Ze({lines:e,sides:t,narrow:n}){return m(b,{label:`What differs, table`,className:z.table,children:S(`table`,{children:[m(`thead`,{children:S(`tr`,{children:[m(`th`,{scope:`col`,children:`What`}),m(`th`,{scope:`col`,children:`Share in A`}),m(`th`,{scope:`col`,children:`Share in B`}),m(`th`,{scope:`col`,children:m(`span`,{className:`visually-hidden`,children:`Both as bars`})}),m(`th`,{scope:`col`,children:`Difference`}),m(`th`,{scope:`col`,children:m(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),m(`tbody`,{children:e.map(e=>m(Qe,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Qe({line:e,sides:t,narrow:n}){let{kind:r,name:a,condition:o,a:s,b:c}=e,l=H(e)??0,u=Math.abs(l)<5e-4?`=`:l>0?`▲`:`▼`;return S(`tr`,{children:[S(`th`,{scope:`row`,children:[m(`small`,{children:r}),` `,m(`bdi`,{children:m(i,{text:a})})]}),m(`td`,{"data-name":`A`,children:m(J,{of:s,condition:o,filter:t.a})}),m(`td`,{"data-name":`B`,children:m(J,{of:c,condition:o,filter:t.b})}),S(`td`,{"aria-hidden":!0,className:z.bars,children:[m(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),m(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),S(`td`,{children:[S(`span`,{"aria-hidden":!0,children:[u,` `]}),ze(e)]}),m(`td`,{children:o&&m(y,{className:z.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${a}`,onPress:()=>n(o),children:`Narrow`})})]})}function J({of:{count:e,share:t},condition:n,filter:r}){let i=S(v,{children:[m(`span`,{children:j(t)}),` `,m(`small`,{children:N(e)})]});return!n||e===0?i:m(`a`,{href:A({filter:x(r,n)}),children:i})}var Y=[`model`,`tag`,`failure`],X=[`duration`,`tokens`],$e=30;function et({sides:e,narrow:t}){let n=lt(),[r,i]=(0,I.useState)(!1),{lines:a,isPending:c,failed:l,isComplete:u,isList:d}=nt(e,n),f=r?a:a.slice(0,$e);return S(`section`,{"aria-labelledby":`shares`,className:z.shares,children:[S(`header`,{className:z.head,children:[m(`h2`,{id:`shares`,children:`What differs`}),m(tt,{by:n,sides:e})]}),l&&m(o,{error:l.error,retry:l.retry}),c&&m(h,{children:m(s,{rows:12})}),a.length>0&&m(Ze,{lines:f,sides:e,narrow:t}),!c&&!l&&a.length===0&&m(`p`,{children:`Neither side has any.`}),a.length>f.length&&S(y,{onPress:()=>i(!0),children:[`All `,a.length]}),S(`p`,{className:z.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function tt({by:e,sides:t}){let n=l({from:`/compare`});return S(`nav`,{"aria-label":`Compare by`,className:z.choice,children:[[`all`,...Y,...X].map(t=>m(ce,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Z(t)?V[t].kind:g(t)?.title},t)),m(Ce,{label:`Compare by something else`,filter:{or:[t.a,t.b]},without:[`all`,...Y,...X],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function Z(e){return Object.hasOwn(V,e)}function nt(e,t){let n=t===`all`?Y:Z(t)?[]:[t],r=t===`all`?X:Z(t)?[t]:[],i=n.flatMap(e=>g(e)??[]),a=P({queries:i.map(t=>Ge(e,t))}),o=P({queries:r.map(t=>Ke(e,t))}),s=E(U(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Re([...a.flatMap(({data:e},n)=>rt(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Le(V[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function rt(e,t,n){return!e||!t?[]:Ie(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Q({name:e,filter:n,set:r}){let i=(0,I.useRef)(null),{own:o,range:s}=t(n),c=e=>{let t=Date.now(),n=me(e,t);r(f(o,n&&{from:n.from,to:n.to??t})??{})};return S(`section`,{className:z.side,"aria-label":`Side ${e}`,"data-side":e,children:[S(`header`,{children:[S(`h2`,{children:[m(`i`,{"aria-hidden":!0}),` `,e,n&&!o&&m(`small`,{children:` everything`})]}),m(it,{name:e,set:e=>r(f(e,s)??{})}),m(ae,{text:s?a(s):void 0,range:s,setRange:c})]}),m(de,{language:w,filter:o,within:n,hasRange:s!==null,apply:e=>r(f(e,s)??{}),setRange:c,input:i})]})}function it({name:e,set:t}){let n=E(Te()).data?.filter(e=>e.isValid&&F(e)!==null)??[];return n.length===0?null:m(Ee,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(F(r)?.f)}})}function at({a:e,b:t}){let n=st(),i=ct(e,t,n);return S(`div`,{className:z.page,children:[S(`div`,{className:z.sides,children:[m(Q,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),m(Q,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),m(`div`,{className:z.ways,children:i.map(e=>m(y,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?m(ot,{sides:{a:e,b:t},set:n}):m(r,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:S(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,m(`a`,{href:`#/completions`,children:`completions`}),`, `,m(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function ot({sides:e,set:t}){let{a:n,b:r}=e,i=(0,I.useMemo)(()=>({a:n,b:r}),[n,r]);return S(v,{children:[m(Je,{sides:i,set:t}),m(Ye,{sides:i}),m(et,{sides:i,narrow:e=>t(Ue(i,e))})]})}function st(){let t=l({from:`/compare`});return(0,I.useMemo)(()=>n=>void t({to:`.`,search:t=>e({...t,...n})}),[t])}function ct(e,t,n){let r=t??e,i=(0,I.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Ve(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(He(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return T(i),i}function lt(){return u({from:`/compare`}).by??`all`}var ut=ie({Compare:()=>$});function $(){let{a:e,b:t}=u({from:`/compare`});return typeof e==`string`&&typeof t==`string`?m(C,{title:`Compare`,children:m(ke,{a:e,b:t})}):m(C,{title:`Compare`,children:m(at,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,L as n,ut as t};