import{$t as e,C as t,G as n,Gi as r,Gt as i,J as a,Jt as o,K as s,Q as c,Ra as l,U as u,Vi as d,W as f,Wi as p,an as m,ao as h,b as g,cn as _,dn as v,fo as y,g as b,ia as x,in as S,io as C,ir as w,ln as T,lo as E,oo as D,q as O,qi as k,v as A,z as j,za as M}from"./ui-DcSy0V4j.js";import{t as N}from"./Select-RpCx1TOp.js";import{t as ee}from"./count-CexM_ARz.js";import{n as P,t as F}from"./download-CGe_NNMl.js";import{a as I,i as te,n as ne,r as re,t as ie}from"./useExport-DIbOjLAm.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{t as se}from"./useMutation-Da8C0kTJ.js";import{i as ce}from"./selector-Cgx3042G.js";var L=y(E(),1);function le({order:e,setOrder:r,close:i}){let{current:a,change:o,reset:c}=j(),l=s.filter(({id:e})=>!a.shown.includes(e));return D(C,{children:[D(`ul`,{className:t.columns,children:[a.shown.map(e=>h(R,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>h(`li`,{children:D(`label`,{children:[h(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(n(a,e))}),t]})},e))]}),h(z,{add:e=>o(n(a,e)),shown:a.shown}),h(V,{order:e,setOrder:r}),D(`p`,{className:t.actions,children:[h(w,{onPress:c,children:`As at first`}),h(w,{className:`primary`,onPress:i,children:`Done`})]})]})}function R({id:e,current:t,change:r}){let i=O(e)?.header??e,a=t.pinned.includes(e);return D(`li`,{children:[D(`label`,{children:[h(`input`,{type:`checkbox`,checked:!0,onChange:()=>r(n(t,e))}),i]}),h(w,{"aria-label":`${i}: to the left`,onPress:()=>r(u(t,e,-1)),children:`←`}),h(w,{"aria-label":`${i}: to the right`,onPress:()=>r(u(t,e,1)),children:`→`}),D(w,{onPress:()=>r(f(t,e)),children:[a?`Unpin`:`Pin`,D(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function z({add:e,shown:n}){let[r,i]=(0,L.useState)(``),a=(0,L.useId)(),o=(0,L.useId)(),s=r.trim(),l=n.includes(s)?`it is a column already`:c(s),u=l!==null&&s.includes(`.`);return D(`form`,{onSubmit:t=>{t.preventDefault(),l===null&&(e(s),i(``))},children:[h(`label`,{htmlFor:a,children:`A value of the payload`}),h(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":u,"aria-describedby":u?o:void 0}),u&&D(`p`,{id:o,role:`status`,children:[h(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,l,`.`]}),h(`p`,{className:t.actions,children:h(w,{type:`submit`,isDisabled:l!==null,children:`Add the column`})})]})}var B={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function V({order:e,setOrder:t}){let n=A.map(e=>[e,`${B[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return h(`p`,{children:h(N,{label:`Order by`,value:e,options:n,set:t})})}var H=e=>e.flatMap(e=>e.beside?[e,e.beside]:[e]);function U(e,t){return e===`jsonl`?``:`${[`id`,...H(t).map(({id:e})=>e)].map(F).join(`,`)}\r\n`}function W(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=H(n).map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(F).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[U(e,r),...t.map(t=>W(e,t,r))]}var ue=x(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),de=x(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function fe(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await p(ue,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function pe(e,t,n,{signal:r,progress:i}){let a=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),o=0;for(let[t,s]of a.entries()){let{data:a,errors:c}=await p(de,{input:{filter:s,...n}},{signal:r});if(!a.tagCompletions)throw c[0]??Error(`the answer is missing`);o+=a.tagCompletions.count,i(Math.min((t+1)*K,e===`all`?1/0:e.size))}return o}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var me=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,he=x(`
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
`),ge=20,_e=200;async function ve({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=oe(ae(me));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new re(ge,_e),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await te({ask:(e,a)=>ye({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function ye(e,t,n,i){let a=await r(he,e,{signal:i}),o=await t.page(a,n),[s]=o.errors;if(s)throw k.of(s);return{...o,bytes:o.text.size}}function be(e,t,n){let{begin:r,...i}=ne();return{...i,begin:i=>r(t===`whole`?xe(e,i,n):Se(e,n))}}function xe({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>ve({filters:i,orderBy:g(t),format:r,parts:a},e),save:()=>P(`completions`,r,a)}}function Se({filter:e,order:t,columns:n},r){let i=a(n.map(({id:e})=>e)),o={filter:e,orderBy:g(t),wanted:i},s=G(r,[],n);return{read:e=>ie({ask:(e,t,n)=>b(o,e,t,n),pageRows:200,take:e=>s.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>P(`completions`,r,s)}}var Ce={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},we={jsonl:`JSON lines`,csv:`CSV`};function Y(e){let{rows:n,columns:r,selection:i,filter:a,close:o}=e,[s,c]=(0,L.useState)(`jsonl`),[l,u]=(0,L.useState)(`columns`),d=be(e,l,s),f=M(ee(a,n.reading)),p=n.rows.map(n.current),m=i===`all`?[]:[...i],g=p.filter(({id:e})=>m.includes(e)),_=l===`columns`,v=m.length>0?g:p,y=d.read!==null;return D(C,{children:[h(X,{legend:`What`,of:Ce,value:l,set:u,isDisabled:y}),h(X,{legend:`Format`,of:we,value:s,set:c,isDisabled:y}),s===`csv`&&h(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),h(I,{of:d,what:`call`}),D(`p`,{className:t.actions,children:[(_||m.length>0)&&D(w,{className:`primary`,isDisabled:y,onPress:()=>{_?(P(`completions`,s,G(s,v,r)),d.saved(v.length)):d.begin(m)},children:[m.length>0?`Selected`:`Loaded`,`:`,` `,S(_?v.length:m.length)]}),!(_&&n.isWhole)&&D(w,{isDisabled:y,onPress:()=>d.begin(null),children:[`All that match`,f.data&&`: ${S(f.data.totalCount,f.data.totalCountIsExact)}`]}),h(w,{onPress:o,children:`Close`})]})]})}function X({legend:e,of:n,value:r,set:i,isDisabled:a}){return D(`fieldset`,{className:t.actions,disabled:a,children:[h(`legend`,{children:e}),Object.entries(n).map(([n,a])=>D(`label`,{className:t.choice,children:[h(`input`,{type:`radio`,name:e,checked:r===n,onChange:()=>i(n)}),a]},n))]})}var Te=x(`
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
`),Ee=()=>l({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await p(Te,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function Z({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function De(e){return ce({...e,tags:{all:[],any:[],none:e.tags.none}})}function Oe({selection:e,filter:n,close:r}){let[a,s]=(0,L.useState)(``),[c,l]=(0,L.useState)(``),[u,f]=(0,L.useState)(``),p=d(`WRITER`),g=M({queryKey:[`tagging`,e===`all`?n??{}:[...e]],queryFn:({signal:t})=>fe(e,n,t),gcTime:0}),[_,v]=(0,L.useState)(null),{tag:y,progress:b,cancel:x}=ke(e,n),T=_?Z(_.selector):[],E={add:[...new Set([...J(a),...T])],remove:J(c)},O=g.data,k=O?S(O.count,O.isExact):``,A=O&&m(O.count,`completion`,O.isExact),j=O&&(!O.isExact||O.count>1e3)?k:null,N=p===null&&!!O&&O.count>0&&E.add.length+E.remove.length>0&&(j===null||u.replaceAll(`,`,``).trim()===j.replaceAll(`,`,``));return y.isSuccess?D(C,{children:[D(`p`,{role:`status`,children:[m(y.data,`completion`),` changed.`]}),_&&h(`p`,{children:D(`a`,{href:`#/tasks/${encodeURIComponent(_.id)}`,children:[`See the queue of `,h(i,{text:_.name||_.id})]})}),h(w,{className:`primary`,autoFocus:!0,onPress:r,children:`Done`})]}):D(`form`,{onSubmit:e=>{e.preventDefault(),N&&y.mutate(E)},children:[g.error&&h(o,{error:g.error,retry:()=>void g.refetch()}),h(`p`,{role:`status`,children:A?`${A} selected.`:`Counting …`}),h(Q,{label:`Add tags, with commas between them`,value:a,set:s,isFirst:!0}),h(je,{task:_,set:v}),h(Q,{label:`Take tags away`,value:c,set:l}),j!==null&&h(Q,{label:`These are many: type ${j} to go on`,value:u,set:f}),y.error&&h(o,{error:y.error}),y.isPending&&D(`p`,{role:`status`,children:[S(b),` done …`]}),D(`p`,{className:t.actions,children:[D(w,{type:`submit`,className:`primary`,isDisabled:!N||y.isPending,children:[`Tag `,k]}),h(w,{onPress:()=>{x(),r()},children:`Cancel`}),p]})]})}function ke(t,n){let[r,i]=(0,L.useState)(0),a=(0,L.useRef)(new AbortController);return(0,L.useEffect)(()=>{let e=new AbortController;return a.current=e,()=>e.abort()},[]),{tag:se({mutationFn:e=>pe(t,n,e,{signal:a.current.signal,progress:i}),onSuccess:t=>e(`${m(t,`completion`)} changed`)}),progress:r,cancel:()=>a.current.abort()}}function Ae({id:e,name:t,selector:n}){let r=Z(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function je({task:e,set:t}){let n=M(Ee()),r=e?De(e.selector):[];return n.error?h(o,{error:n.error,retry:()=>void n.refetch()}):D(C,{children:[h(N,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(n.data??[]).map(Ae)],set:e=>t(n.data?.find(({id:t})=>t===e)??null)}),e&&D(`p`,{role:`status`,children:[`Adds `,h(i,{text:Z(e.selector).join(`, `)}),`.`,r.length>0&&D(C,{children:[` `,`The task takes only what is also `,h(i,{text:r.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return D(`label`,{children:[e,h(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Me(e){let{which:n,close:r}=e;return h(T,{isOpen:!0,isDismissable:!0,className:t.veil??``,onOpenChange:r,children:h(_,{className:t.dialog??``,children:D(v,{"aria-label":$[n],children:[h(`h2`,{children:$[n]}),n===`columns`&&h(le,{...e}),n===`tag`&&h(Oe,{...e}),n===`export`&&h(Y,{...e})]})})})}export{Me as Dialogs};