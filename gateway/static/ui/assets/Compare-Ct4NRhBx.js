const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-DOjDTuEo.js","./ui-CNja8Pfo.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$ as e,A as t,Ai as n,Bt as r,Ca as i,Ha as a,Hi as o,Ht as s,J as c,K as l,Kn as u,L as d,N as f,Nt as p,P as ee,Q as m,Rt as te,Sa as h,U as g,Ua as _,Ut as v,Wa as y,Wt as ne,Xa as re,Xr as b,Y as ie,Ya as ae,Z as oe,_a as x,c as S,ct as C,et as se,ga as w,ha as ce,ii as T,qa as le,t as ue,ta as de}from"./ui-CNja8Pfo.js";import{t as fe}from"./count-C704J48T.js";import{t as pe}from"./NothingMatches-B8jB4T4Q.js";import{a as E,b as me,c as he,d as D,f as ge,h as O,i as k,l as _e,m as A,n as ve,o as ye,p as be,s as j,t as xe,u as M,x as N,y as Se}from"./Dimensions-CtA4dMb2.js";import{t as Ce}from"./Asked-9iZOkb9l.js";import{t as P}from"./useQueries-ffYlqQnb.js";import{n as F,t as we}from"./savedViews-DBUdbLXC.js";import{t as Te}from"./Select-Bs_sU3Wh.js";var I=re(le(),1),L={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},Ee=(0,I.lazy)(async()=>({default:(await ne(async()=>{let{Messages:e}=await import(`./Messages-DOjDTuEo.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),De=o(`
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
`),R=e=>h({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(De,{id:e},{signal:t});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function Oe({a:e,b:t}){let[n,r]=[i(R(e)),i(R(t))],o=ke(e,t),s=[n,r].find(e=>e.error);return s?_(v,{error:s.error,retry:()=>void s.refetch()}):n.isPending||r.isPending?_(b,{}):!n.data||!r.data?_(ee,{what:`completion`}):y(a,{children:[_(`p`,{children:_(u,{onPress:o,children:`Swap`})}),_(je,{a:n.data,b:r.data}),_(I.Suspense,{fallback:_(b,{}),children:_(Ee,{a:n.data,b:r.data})})]})}function ke(e,t){let n=w({from:`/compare`}),r=(0,I.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return T((0,I.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var Ae=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:r(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function je({a:e,b:t}){let n=Ae.map(([n,r])=>[n,r(e)??``,r(t)??``]);return _(`div`,{className:L.facts,role:`region`,"aria-label":`Facts`,children:y(`table`,{children:[_(`thead`,{children:y(`tr`,{children:[_(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>y(`th`,{scope:`col`,children:[`AB`[t],`: `,_(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),_(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>y(`tr`,{"data-differs":t!==n,children:[y(`th`,{scope:`row`,children:[e,t!==n&&_(`span`,{title:`differs`,children:` ≠`})]}),_(`td`,{children:_(p,{text:`${t}`})}),_(`td`,{children:_(p,{text:`${n}`})})]},e))})]})})}var z={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Me=o(`
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
`),Ne=o(`
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
`),Pe=o(`
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
`);function Fe(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:me(t,e),condition:Se(t,{text:e,value:n}),a:r,b:i}))}function B(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var V={duration:B(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:B(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],te)};function Ie({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function H({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Le(e){let t=e=>Math.abs(H(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Re(e){let t=H(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var ze=6048e5;function Be(t,n){let{own:r,range:i}=m(t),a=i?.to??n,o={from:i?.from??a-ze,to:a};return{a:e(r,ie(o))??{},b:e(r,o)??{}}}function Ve(t){let{own:n,range:r}=m(t);return{a:e({not:n??{}},r)??{},b:t}}function He({a:e,b:t},n){return{a:S(e,n),b:S(t,n)}}var U=({a:e,b:t})=>h({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:r})=>{let{data:i,errors:a}=await n(Me,{a:e,b:t},{signal:r});if(!i.compare)throw a[0]??Error(`the figures are missing`);return i.compare}}),Ue=50,We=({a:e,b:t},r)=>h({queryKey:[`compare`,`groups`,e,t,r.name],queryFn:async({signal:i})=>{let a={a:e,b:t,by:[r.dimension],first:Ue,key:r.key??``,isMetadata:r.key!==null},{data:o,errors:s}=await n(Ne,a,{signal:i});if(!o.compare)throw s[0]??Error(`the groups are missing`);return o.compare}}),Ge=(e,t)=>h({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:r})=>{let i=Ke(e,V[t].bands),{data:a,errors:o}=await n(Pe,i,{signal:r});if(o[0])throw o[0];let{band0:s,band1:c,band2:l,band3:u,band4:d,band5:f,band6:p}=a;return[s,c,l,u,d,f,p].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ke({a:e,b:t},n){let r=(e,t)=>S(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function qe({sides:e,set:t}){let{data:n}=i(U(e));if(!n)return null;let{a:r,b:o}=n.totals;return y(a,{children:[r.count===0&&_(W,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),o.count===0&&_(W,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function W({name:t,filter:n,set:r}){let{own:i,range:a}=m(n);if(!i&&!a)return null;let o={own:i,range:a,rangeText:a?c(a):void 0,setOwn:t=>r(e(t,a)??{}),setRange:()=>r(i??{}),clear:()=>r({})};return _(pe,{title:`${t}: nothing matches`,of:o,what:`completion`,language:C,within:e,countOf:e=>de.query(fe(e))})}var G=[{title:`Calls`,of:e=>e.count,print:M,words:E,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:M,words:E,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:A,words:ye,isPart:!0},{title:`Cost`,of:e=>be(e.cost),print:D,words:E,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:D,words:E},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:M,words:E,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:M,words:E},{title:`Duration, p50`,of:e=>e.p50,print:O,words:j},{title:`Duration, p95`,of:e=>e.p95,print:O,words:j,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:O,words:j,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:O,words:j},{title:`Sessions`,of:e=>e.sessionCount,print:M,words:E},{title:`Users`,of:e=>e.userCount,print:M,words:E}];function Je({sides:e}){let n=U(e),r=i(n);return _(Ce,{query:r,queryKey:n.queryKey,skeleton:_(g,{rows:G.length}),children:({asOf:n,totals:{a:r,b:i}})=>y(`section`,{"aria-labelledby":`measures`,children:[y(`header`,{className:z.head,children:[_(`h2`,{id:`measures`,children:`As a whole`}),y(`small`,{children:[`All calls of both, counted up to `,_(t,{at:n})]})]}),_(d,{label:`As a whole, table`,className:z.table,children:y(`table`,{children:[_(`thead`,{children:y(`tr`,{children:[_(`th`,{scope:`col`,children:`Measure`}),_(`th`,{scope:`col`,children:`A`}),_(`th`,{scope:`col`,children:`B`}),_(`th`,{scope:`col`,children:`B against A`})]})}),_(`tbody`,{children:G.map(t=>_(Ye,{measure:t,sides:e,a:r,b:i},t.title))})]})})]})})}function Ye({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return y(`tr`,{children:[_(`th`,{scope:`row`,children:i}),y(`td`,{children:[_(q,{measure:e,filter:t.a,value:l,children:o(l)}),_(K,{of:e,calls:n.count})]}),y(`td`,{children:[_(q,{measure:e,filter:t.b,value:u,children:o(u)}),_(K,{of:e,calls:r.count})]}),_(`td`,{children:_(ve,{change:_e(l,u,s,c)})})]})}function K({of:{percentile:e},calls:t}){return e===void 0||!ge(e,t)?null:y(`small`,{children:[` of `,he(t)]})}function q({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:_(`a`,{href:k({filter:t?S(r,t):r,order:n}),children:a})}function Xe({lines:e,sides:t,narrow:n}){return _(d,{label:`What differs, table`,className:z.table,children:y(`table`,{children:[_(`thead`,{children:y(`tr`,{children:[_(`th`,{scope:`col`,children:`What`}),_(`th`,{scope:`col`,children:`Share in A`}),_(`th`,{scope:`col`,children:`Share in B`}),_(`th`,{scope:`col`,children:_(`span`,{className:`visually-hidden`,children:`Both as bars`})}),_(`th`,{scope:`col`,children:`Difference`}),_(`th`,{scope:`col`,children:_(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),_(`tbody`,{children:e.map(e=>_(Ze,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Ze({line:e,sides:t,narrow:n}){let{kind:r,name:i,condition:a,a:o,b:s}=e,c=H(e)??0,l=Math.abs(c)<5e-4?`=`:c>0?`▲`:`▼`;return y(`tr`,{children:[y(`th`,{scope:`row`,children:[_(`small`,{children:r}),` `,_(`bdi`,{children:_(p,{text:i})})]}),_(`td`,{"data-name":`A`,children:_(J,{of:o,condition:a,filter:t.a})}),_(`td`,{"data-name":`B`,children:_(J,{of:s,condition:a,filter:t.b})}),y(`td`,{"aria-hidden":!0,className:z.bars,children:[_(`i`,{"data-side":`A`,style:{width:`${(o.share??0)*100}%`}}),_(`i`,{"data-side":`B`,style:{width:`${(s.share??0)*100}%`}})]}),y(`td`,{children:[y(`span`,{"aria-hidden":!0,children:[l,` `]}),Re(e)]}),_(`td`,{children:a&&_(u,{className:z.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${i}`,onPress:()=>n(a),children:`Narrow`})})]})}function J({of:{count:e,share:t},condition:n,filter:r}){let i=y(a,{children:[_(`span`,{children:A(t)}),` `,_(`small`,{children:M(e)})]});return!n||e===0?i:_(`a`,{href:k({filter:S(r,n)}),children:i})}var Y=[`model`,`tag`,`failure`],X=[`duration`,`tokens`],Qe=30;function $e({sides:e,narrow:t}){let n=ct(),[r,i]=(0,I.useState)(!1),{lines:a,isPending:o,failed:s,isComplete:c,isList:l}=tt(e,n),d=r?a:a.slice(0,Qe);return y(`section`,{"aria-labelledby":`shares`,className:z.shares,children:[y(`header`,{className:z.head,children:[_(`h2`,{id:`shares`,children:`What differs`}),_(et,{by:n,sides:e})]}),s&&_(v,{error:s.error,retry:s.retry}),o&&_(b,{children:_(g,{rows:12})}),a.length>0&&_(Xe,{lines:d,sides:e,narrow:t}),!o&&!s&&a.length===0&&_(`p`,{children:`Neither side has any.`}),a.length>d.length&&y(u,{onPress:()=>i(!0),children:[`All `,a.length]}),y(`p`,{className:z.note,children:[`A share is the part of the side’s calls.`,l&&` A call may have several tags or values, so that shares add up to more.`,!c&&` Of each kind the 50 that differ most.`]})]})}function et({by:e,sides:t}){let n=w({from:`/compare`});return y(`nav`,{"aria-label":`Compare by`,className:z.choice,children:[[`all`,...Y,...X].map(t=>_(ce,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Z(t)?V[t].kind:N(t)?.title},t)),_(xe,{label:`Compare by something else`,filter:{or:[t.a,t.b]},without:[`all`,...Y,...X],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function Z(e){return Object.hasOwn(V,e)}function tt(e,t){let n=t===`all`?Y:Z(t)?[]:[t],r=t===`all`?X:Z(t)?[t]:[],a=n.flatMap(e=>N(e)??[]),o=P({queries:a.map(t=>We(e,t))}),s=P({queries:r.map(t=>Ge(e,t))}),c=i(U(e)),l=[...o,...s],u=l.find(({error:e,isFetching:t})=>e&&!t);return{lines:Le([...o.flatMap(({data:e},n)=>nt(e?.rows,a[n],t===`all`)),...s.flatMap(({data:e},t)=>{let[n,i]=[r[t],c.data?.totals];return!n||!e||!i?[]:Ie(V[n],e,{a:i.a.count,b:i.b.count})})]),isPending:l.some(e=>e.isPending&&!e.error),failed:u&&{error:u.error,retry:()=>void u.refetch()},isComplete:o.every(({data:e})=>e?.isComplete??!0),isList:a.some(e=>e.isList)}}function nt(e,t,n){return!e||!t?[]:Fe(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Q({name:t,filter:n,set:r}){let i=(0,I.useRef)(null),{own:a,range:o}=m(n),s=t=>{let n=Date.now(),i=oe(t,n);r(e(a,i&&{from:i.from,to:i.to??n})??{})};return y(`section`,{className:z.side,"aria-label":`Side ${t}`,"data-side":t,children:[y(`header`,{children:[y(`h2`,{children:[_(`i`,{"aria-hidden":!0}),` `,t,n&&!a&&_(`small`,{children:` everything`})]}),_(rt,{name:t,set:t=>r(e(t,o)??{})}),_(l,{text:o?c(o):void 0,range:o,setRange:s})]}),_(se,{language:C,filter:a,within:n,hasRange:o!==null,apply:t=>r(e(t,o)??{}),setRange:s,input:i})]})}function rt({name:e,set:t}){let n=i(we()).data?.filter(e=>e.isValid&&F(e)!==null)??[];return n.length===0?null:_(Te,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(F(r)?.f)}})}function it({a:e,b:t}){let n=ot(),r=st(e,t,n);return y(`div`,{className:z.page,children:[y(`div`,{className:z.sides,children:[_(Q,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),_(Q,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),_(`div`,{className:z.ways,children:r.map(e=>_(u,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?_(at,{sides:{a:e,b:t},set:n}):_(f,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:y(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,_(`a`,{href:`#/completions`,children:`completions`}),`, `,_(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function at({sides:e,set:t}){let{a:n,b:r}=e,i=(0,I.useMemo)(()=>({a:n,b:r}),[n,r]);return y(a,{children:[_(qe,{sides:i,set:t}),_(Je,{sides:i}),_($e,{sides:i,narrow:e=>t(He(i,e))})]})}function ot(){let e=w({from:`/compare`});return(0,I.useMemo)(()=>t=>void e({to:`.`,search:e=>ue({...e,...t})}),[e])}function st(e,t,n){let r=t??e,i=(0,I.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Be(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Ve(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return T(i),i}function ct(){return x({from:`/compare`}).by??`all`}var lt=ae({Compare:()=>$});function $(){let{a:e,b:t}=x({from:`/compare`});return typeof e==`string`&&typeof t==`string`?_(s,{title:`Compare`,children:_(Oe,{a:e,b:t})}):_(s,{title:`Compare`,children:_(it,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,L as n,lt as t};