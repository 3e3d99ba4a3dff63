import{Ba as e,Bt as t,C as n,Di as r,It as i,Jt as a,Ka as o,Mi as s,Ni as c,O as l,Oi as u,Ra as d,Ri as f,T as p,Ua as m,Un as h,Wt as g,Xt as _,_ as v,b as y,ca as b,d as x,f as S,fa as C,h as w,it as T,l as E,m as D,p as O,pa as ee,qt as te,u as ne,v as re,va as k,wi as ie,y as ae,ya as A,za as j}from"./ui-CsbANm58.js";import{t as oe}from"./Select-DW_UKaT9.js";import{t as se}from"./count-DAV3ebql.js";import{n as M,t as N}from"./download-CD9Mmpyu.js";import{n as ce,t as le}from"./worker-lbs9Cvhx.js";import{t as ue}from"./useMutation-CqdoZjV-.js";import{i as de}from"./selector-Ci2y7fsE.js";var P=o(m(),1);function F(){let{c:e}=ee({from:`/completions`}),t=C({from:`/completions`}),n=b(S),r=x(e),i=e=>{S.set(e),r.length>0&&t({to:`.`,search:t=>({...t,c:[...e.shown]})})};return[r.length>0?{...n,shown:r}:n,i]}function I({order:t,setOrder:n,close:r}){let[i,a]=F(),o=v.filter(({id:e})=>!i.shown.includes(e));return e(d,{children:[e(`ul`,{className:l.columns,children:[i.shown.map(e=>j(L,{id:e,current:i,change:a},e)),o.map(({id:t,header:n})=>j(`li`,{children:e(`label`,{children:[j(`input`,{type:`checkbox`,checked:!1,onChange:()=>a(w(i,t))}),n]})},t))]}),j(R,{add:e=>a(w(i,e)),shown:i.shown}),j(B,{order:t,setOrder:n}),e(`p`,{className:l.actions,children:[j(h,{onPress:()=>a(ne),children:`As at first`}),j(h,{className:`primary`,onPress:r,children:`Done`})]})]})}function L({id:t,current:n,change:r}){let i=re(t)?.header??t,a=n.pinned.includes(t);return e(`li`,{children:[e(`label`,{children:[j(`input`,{type:`checkbox`,checked:!0,onChange:()=>r(w(n,t))}),i]}),j(h,{"aria-label":`${i}: to the left`,onPress:()=>r(O(n,t,-1)),children:`←`}),j(h,{"aria-label":`${i}: to the right`,onPress:()=>r(O(n,t,1)),children:`→`}),e(h,{onPress:()=>r(D(n,t)),children:[a?`Unpin`:`Pin`,e(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function R({add:t,shown:n}){let[r,i]=(0,P.useState)(``),a=(0,P.useId)(),o=r.trim(),s=ae(o)&&!n.includes(o);return e(`form`,{onSubmit:e=>{e.preventDefault(),s&&(t(o),i(``))},children:[j(`label`,{htmlFor:a,children:`A value of the payload`}),j(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":o!==``&&!s}),j(`p`,{className:l.actions,children:j(h,{type:`submit`,isDisabled:!s,children:`Add the column`})})]})}var z={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function B({order:e,setOrder:t}){let r=n.map(e=>[e,`${z[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return j(`p`,{children:j(oe,{label:`Order by`,value:e,options:r,set:t})})}function V(e,t){return e===`jsonl`?``:`${[`id`,...t.map(({id:e})=>e)].map(N).join(`,`)}\r\n`}function H(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=n.map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(N).join(`,`)}\r\n`}function U(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[V(e,r),...t.map(t=>H(e,t,r))]}var fe=f(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),pe=f(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),W=500;async function me(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:i,errors:a}=await r(fe,{filter:t??null},n?{signal:n}:{});if(!i.completions)throw a[0]??Error(`the count is missing`);return{count:i.completions.totalCount,isExact:i.completions.totalCountIsExact}}async function he(e,t,n,{signal:i,progress:a}){let o=e===`all`?[t??{}]:G([...e]).map(e=>({id:{in:e}})),s=0;for(let[t,c]of o.entries()){let{data:o,errors:l}=await r(pe,{input:{filter:c,...n}},{signal:i});if(!o.tagCompletions)throw l[0]??Error(`the answer is missing`);s+=o.tagCompletions.count,a(Math.min((t+1)*W,e===`all`?1/0:e.size))}return s}function G(e,t=W){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function K(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var ge=new URL(`export.worker-CLfIrLyc.js`,import.meta.url).href,_e=f(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),ve=4e6,ye=20,be=200,q=4,xe=[`QUERY_TOO_COMPLEX`,`TIMEOUT`],Se=[`RATE_LIMITED`,`UNAVAILABLE`],Ce=5,we=2;async function Te({filters:e,orderBy:t,format:n},{signal:r,progress:i}){let{remote:a,end:o}=le(ce(ge));try{let o=[await a.head(n)],s={count:0,bytes:0},c=ye;for(let l of e)for(let e=null,u=!0;u;){let d=await De({filter:l??null,orderBy:t,first:c,after:e},a,n,r);d===null?c=Math.ceil(c/q):(o.push(d.text),s.count+=d.count,s.bytes+=d.text.size,i({...s}),c=Ee(c,d.text.size/Math.max(1,d.count)),e=d.endCursor,u=d.hasNextPage)}return o}finally{o()}}function Ee(e,t){let n=Math.floor(ve/Math.max(1,t));return Math.max(1,Math.min(be,e*q,n))}async function De(e,t,n,r){for(let i=0;;i++)try{let i=await u(_e,e,{signal:r}),a=await t.page(i,n),[o]=a.errors;if(o)throw s.of(o);return r.throwIfAborted(),a}catch(t){r.throwIfAborted();let{code:n,retryAfter:a=we}=c(t);if(e.first>1&&xe.includes(n))return null;if(!Se.includes(n)||i===Ce)throw t;await new Promise(e=>setTimeout(e,a*1e3)),r.throwIfAborted()}}function Oe(e,t,n){let[r,i]=(0,P.useState)(null),[a,o]=(0,P.useState)(null),s=(0,P.useRef)(null);return(0,P.useEffect)(()=>()=>s.current?.abort(),[]),{read:r,error:a,begin:r=>{let a=new AbortController,{signal:c}=a;s.current=a,o(null),i({count:0,bytes:0});let l={signal:c,progress:i},u=r===null?[e.filter]:G(r).map(e=>({id:{in:e}}));(t===`whole`?Te({filters:u,orderBy:p(e.order),format:n},l):ke(e,n,l)).then(e=>{c.aborted||M(`completions`,n,e)}).catch(e=>{c.aborted||o(e)}).finally(()=>i(null))},cancel:()=>s.current?.abort()}}async function ke({filter:e,order:t,columns:n},r,{signal:i,progress:a}){let o=y(n.map(({id:e})=>e)),s={filter:e,orderBy:p(t),wanted:o},c=U(r,[],n),l=0;for(let e=null,t=!0;t;){let{nodes:o,pageInfo:u}=await E(s,e,i);c.push(new Blob(U(r,o,n).slice(1))),l+=o.length,a({count:l,bytes:0}),e=u.endCursor,t=u.hasNextPage}return c}var Ae={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},je={jsonl:`JSON lines`,csv:`CSV`};function Me(n){let{rows:r,columns:i,selection:a,filter:o,close:s}=n,[c,u]=(0,P.useState)(`jsonl`),[f,p]=(0,P.useState)(`columns`),m=Oe(n,f,c),g=A(se(o,r.reading)),_=r.rows.map(r.current),v=a===`all`?[]:[...a],y=_.filter(({id:e})=>v.includes(e)),b=f===`columns`,x=y.length>0?y:_,S=m.read!==null;return e(d,{children:[j(Y,{legend:`What`,of:Ae,value:f,set:p,isDisabled:S}),j(Y,{legend:`Format`,of:je,value:c,set:u,isDisabled:S}),c===`csv`&&j(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),m.error!==null&&j(t,{error:m.error}),m.read!==null&&e(`p`,{role:`status`,children:[T(m.read.count),` read`,m.read.bytes>0&&`, ${J(m.read.bytes)}`,` …`,` `,j(h,{onPress:m.cancel,children:`Cancel`})]}),e(`p`,{className:l.actions,children:[(b||v.length>0)&&e(h,{className:`primary`,isDisabled:S,onPress:()=>{b?M(`completions`,c,U(c,x,i)):m.begin(v)},children:[v.length>0?`Selected`:`Loaded`,`:`,` `,T(b?x.length:v.length)]}),!(b&&r.isWhole)&&e(h,{isDisabled:S,onPress:()=>m.begin(null),children:[`All that match`,g.data&&`: ${T(g.data.totalCount)}${g.data.totalCountIsExact?``:`+`}`]}),j(h,{onPress:s,children:`Close`})]})]})}function J(e){return e<1e6?`${Math.ceil(e/1e3)} kB`:`${(e/1e6).toFixed(1)} MB`}function Y({legend:t,of:n,value:r,set:i,isDisabled:a}){return e(`fieldset`,{className:l.actions,disabled:a,children:[j(`legend`,{children:t}),Object.entries(n).map(([n,a])=>e(`label`,{className:l.choice,children:[j(`input`,{type:`radio`,name:t,checked:r===n,onChange:()=>i(n)}),a]},n))]})}var Ne=f(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
      }
    }
  }
`),Pe=()=>k({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(Ne,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function X({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function Fe(e){return de({...e,tags:{all:[],any:[],none:e.tags.none}})}function Ie({selection:n,filter:r,close:a}){let[o,s]=(0,P.useState)(``),[c,u]=(0,P.useState)(``),[f,p]=(0,P.useState)(``),m=ie(`WRITER`),g=A({queryKey:[`tagging`,n===`all`?r??{}:[...n]],queryFn:({signal:e})=>me(n,r,e),gcTime:0}),[_,v]=(0,P.useState)(null),{tag:y,progress:b,cancel:x}=Le(n,r),S=_?X(_.selector):[],C={add:[...new Set([...K(o),...S])],remove:K(c)},w=g.data,E=w?T(w.count,w.isExact):``,D=w&&(!w.isExact||w.count>1e3)?E:null,O=m===null&&!!w&&w.count>0&&C.add.length+C.remove.length>0&&(D===null||f.replaceAll(`,`,``).trim()===D.replaceAll(`,`,``));return y.isSuccess?e(d,{children:[e(`p`,{role:`status`,children:[Z(String(y.data)),` changed.`]}),_&&j(`p`,{children:e(`a`,{href:`#/tasks/${encodeURIComponent(_.id)}`,children:[`See the queue of `,j(i,{text:_.name||_.id})]})}),j(h,{className:`primary`,autoFocus:!0,onPress:a,children:`Done`})]}):e(`form`,{onSubmit:e=>{e.preventDefault(),O&&y.mutate(C)},children:[g.error&&j(t,{error:g.error,retry:()=>void g.refetch()}),j(`p`,{role:`status`,children:w?`${Z(E)} selected.`:`Counting …`}),j(Q,{label:`Add tags, with commas between them`,value:o,set:s,isFirst:!0}),j(Re,{task:_,set:v}),j(Q,{label:`Take tags away`,value:c,set:u}),D!==null&&j(Q,{label:`These are many: type ${D} to go on`,value:f,set:p}),y.error&&j(t,{error:y.error}),y.isPending&&e(`p`,{role:`status`,children:[b,` done …`]}),e(`p`,{className:l.actions,children:[e(h,{type:`submit`,className:`primary`,isDisabled:!O||y.isPending,children:[`Tag `,E]}),j(h,{onPress:()=>{x(),a()},children:`Cancel`}),m]})]})}function Le(e,t){let[n,r]=(0,P.useState)(0),i=(0,P.useRef)(new AbortController);return(0,P.useEffect)(()=>{let e=new AbortController;return i.current=e,()=>e.abort()},[]),{tag:ue({mutationFn:n=>he(e,t,n,{signal:i.current.signal,progress:r}),onSuccess:e=>g(`${Z(String(e))} changed`)}),progress:n,cancel:()=>i.current.abort()}}var Z=e=>`${e} ${e===`1`?`completion`:`completions`}`;function Re({task:n,set:r}){let a=A(Pe()),o=n?Fe(n.selector):[];return a.error?j(t,{error:a.error,retry:()=>void a.refetch()}):e(d,{children:[e(`label`,{children:[`Add the tags of a task, so that it is graded`,e(`select`,{value:n?.id??``,onChange:({target:e})=>r(a.data?.find(({id:t})=>t===e.value)??null),children:[j(`option`,{value:``,children:`no task`}),a.data?.map(t=>{let n=X(t.selector).length===0;return e(`option`,{value:t.id,disabled:n,children:[t.name||t.id,n&&` (does not select by tags)`]},t.id)})]})]}),n&&e(`p`,{role:`status`,children:[`Adds `,j(i,{text:X(n.selector).join(`, `)}),`.`,o.length>0&&e(d,{children:[` `,`The task takes only what is also `,j(i,{text:o.join(`, `)}),`.`]})]})]})}function Q({label:t,value:n,set:r,isFirst:i=!1}){return e(`label`,{children:[t,j(`input`,{value:n,autoFocus:i,onChange:({target:e})=>r(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function ze(t){let{which:n,close:r}=t;return j(a,{isOpen:!0,isDismissable:!0,className:l.veil??``,onOpenChange:r,children:j(te,{className:l.dialog??``,children:e(_,{"aria-label":$[n],children:[j(`h2`,{children:$[n]}),n===`columns`&&j(I,{...t}),n===`tag`&&j(Ie,{...t}),n===`export`&&j(Me,{...t})]})})})}export{ze as Dialogs};